/// Lets the requests of all conversations with one endpoint and key through, in the order in which
/// they came, no faster than its policy says. One cooldown serves all, also (through a ledger) those
/// of other running instances.
///
/// Responsible for who waits and who goes; how fast is `GatePolicy`'s. Its tasks run on the given
/// executor; its own code runs where its callers' tasks do.
package actor RequestGate {
  private struct Waiter {
    let ticket: GateTicket
    let held: @Sendable (Instant?) -> Void
    let continuation: CheckedContinuation<Bool, Never>
    /// What it was told last; nil: nothing yet.
    var told: Instant??
  }

  private let endpoint: String
  private let ledger: (any GateLedger)?
  private let time: any TimeSource
  private let executor: any TaskExecutor

  private var policy = GatePolicy()
  private var waiters: [Waiter] = []
  private var started: [GateTicket: Instant] = [:]
  private var observers: [Int: AsyncStream<GateStatus?>.Continuation] = [:]
  private var observersMade = 0
  private var status: GateStatus?
  private var alarm: (deadline: Instant, task: Task<Void, Never>)?
  private var isReading = false
  private var readsAgain = false
  /// The times of the notes that were taken over or made last, newest last: no news when they are
  /// read. More than one, because a read may come before the last write.
  private var known: [WallTime] = []

  /// - Parameters:
  ///   - endpoint: see `endpointKey`.
  ///   - ledger: nil: this instance alone counts.
  package init(
    endpoint: String, ledger: (any GateLedger)? = nil, time: any TimeSource,
    executor: any TaskExecutor
  ) {
    self.endpoint = endpoint
    self.ledger = ledger
    self.time = time
    self.executor = executor
  }

  /// Names endpoint and key without a bit of the key: the origin, and where the key came from.
  package static func endpointKey(origin: String, keyOrigin: String?) -> String {
    "\(origin) · \(keyOrigin ?? "no key")"
  }

  /// Returns when the request may start: true. Returns false, with the place in the queue given up,
  /// when the task is cancelled before.
  /// - Parameters:
  ///   - isUrgent: the user asked for this request now: it waits for nothing.
  ///   - held: told until when the request is held, and again whenever that changes; nil: until
  ///     another has ended. Not called when it may start at once.
  package func enter(
    _ ticket: GateTicket, isUrgent: Bool = false, held: @escaping @Sendable (Instant?) -> Void
  ) async -> Bool {
    if isUrgent {
      start(ticket)
      tell()
      return true
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiters.append(Waiter(ticket: ticket, held: held, continuation: continuation))
        if ledger == nil { admit() } else { consult() }
      }
    } onCancel: {
      Task(executorPreference: executor) { await self.withdraw(ticket) }
    }
  }

  /// Lets a request that waits start at once: the user asked for it.
  package func hurry(_ ticket: GateTicket) {
    guard let index = waiters.firstIndex(where: { $0.ticket == ticket }) else { return }
    start(ticket)
    waiters.remove(at: index).continuation.resume(returning: true)
    admit()
  }

  /// To be called once for each ticket, however its request ended.
  package func leave(_ ticket: GateTicket, _ outcome: GatePolicy.Outcome) {
    guard let startedAt = started.removeValue(forKey: ticket) else { return withdraw(ticket) }
    policy.catchUp(to: time.now)
    if policy.finish(startedAt: startedAt, outcome, at: time.now) { note() }
    if ledger == nil || waiters.isEmpty { admit() } else { consult() }
  }

  /// The pace as it changes; begins with the present one where requests are held back.
  package func statuses() -> AsyncStream<GateStatus?> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: GateStatus?.self, bufferingPolicy: .bufferingNewest(1))
    observersMade += 1
    let id = observersMade
    observers[id] = continuation
    continuation.onTermination = { [executor] _ in
      Task(executorPreference: executor) { await self.forgetObserver(id) }
    }
    if let status { continuation.yield(status) }
    return stream
  }

  private func forgetObserver(_ id: Int) { observers[id] = nil }

  private func withdraw(_ ticket: GateTicket) {
    guard let index = waiters.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiters.remove(at: index).continuation.resume(returning: false)
    admit()
  }

  // MARK: Letting through

  private func start(_ ticket: GateTicket) {
    let now = time.now
    policy.start(at: now)
    started[ticket] = now
  }

  /// Starts all that may start, and tells the others until when they wait.
  private func admit() {
    let now = time.now
    policy.catchUp(to: now)
    while let first = waiters.first, policy.admission(at: now) == .now {
      waiters.removeFirst()
      start(first.ticket)
      first.continuation.resume(returning: true)
    }
    for place in waiters.indices {
      let until: Instant? =
        if case .at(let start) = policy.admission(place: place, at: now) { start } else { nil }
      guard waiters[place].told != .some(until) else { continue }
      waiters[place].told = .some(until)
      waiters[place].held(until)
    }
    tell()
    arm(at: now)
  }

  private func tell() {
    let present = policy.status(waiting: waiters.count)
    guard present != status else { return }
    status = present
    for observer in observers.values { observer.yield(present) }
  }

  /// One alarm, for whatever comes first after `now`, at which those who wait were looked at: whose
  /// moment has come since is looked at by the alarm alone.
  private func arm(at now: Instant) {
    var next = policy.nextChange
    if !waiters.isEmpty, case .at(let start) = policy.admission(at: now) {
      next = min(next ?? start, start)
    }
    if let next, alarm?.deadline == next { return }
    alarm?.task.cancel()
    alarm = nil
    guard let next else { return }
    let task = Task(executorPreference: executor) { [time] in
      do { try await time.sleep(until: next) } catch { return }
      await self.ring(next)
    }
    alarm = (next, task)
  }

  private func ring(_ deadline: Instant) {
    guard alarm?.deadline == deadline else { return }
    alarm = nil
    if ledger == nil || waiters.isEmpty { admit() } else { consult() }
  }

  // MARK: Other instances

  /// Reads what others learnt, then lets through. A request that comes meanwhile has it read again:
  /// none starts without.
  private func consult() {
    if isReading {
      readsAgain = true
      return
    }
    isReading = true
    Task(executorPreference: executor) { await self.readLedger() }
  }

  private func readLedger() async {
    repeat {
      readsAgain = false
      // A log that cannot be read holds nobody up: this instance's own figures count.
      if let pace = try? await ledger?.pace(endpoint: endpoint) { adopt(pace) }
    } while readsAgain
    isReading = false
    admit()
  }

  /// Wall clocks may be set: an age that is negative by more than a minute, or beyond what the
  /// policy remembers, is no news.
  private func adopt(_ pace: SharedPace) {
    guard !known.contains(pace.notedAt) else { return }
    remember(pace.notedAt)
    let wall = time.wallNow.seconds
    let age = wall - pace.notedAt.seconds
    guard age > -60, age < GatePolicy.memory else { return }
    policy.adopt(
      limit: pace.limit, spacing: pace.spacing, cooldown: pace.cooldownUntil.seconds - wall,
      reason: "another Confab was rate limited", at: time.now)
  }

  private func note() {
    guard let ledger else { return }
    let wall = time.wallNow
    let cooldown = policy.cooldownUntil.map { max(0, $0.seconds(since: time.now)) } ?? 0
    let pace = SharedPace(
      cooldownUntil: WallTime(seconds: wall.seconds + cooldown), spacing: policy.spacing,
      limit: policy.limit, notedAt: wall)
    remember(wall)
    Task(executorPreference: executor) { [endpoint] in
      try? await ledger.note(pace, endpoint: endpoint)
    }
  }

  /// As many as can be on their way to the log at once.
  private static let knownNotes = 16

  private func remember(_ time: WallTime) {
    known.append(time)
    if known.count > Self.knownNotes { known.removeFirst() }
  }
}
