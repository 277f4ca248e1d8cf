import Chat
import Synchronization

/// A gate with a manual clock, and what happened to requests at it, in words.
final class GateDriver: Sendable {
  let time: ManualTime
  let executor: TestExecutor
  let gate: RequestGate
  private let log = Mutex<[String]>([])

  init(
    time: ManualTime = ManualTime(), executor: TestExecutor = TestExecutor(),
    ledger: (any GateLedger)? = nil
  ) {
    self.time = time
    self.executor = executor
    gate = RequestGate(endpoint: "e", ledger: ledger, time: time, executor: executor)
  }

  /// What happened since it was asked last, once nothing more happens without time.
  func news() async -> [String] {
    await executor.quiet()
    return log.withLock { log in
      defer { log = [] }
      return log
    }
  }

  @discardableResult
  func request(_ name: String, _ ticket: GateTicket, isUrgent: Bool = false) -> Task<Void, Never> {
    Task(executorPreference: executor) {
      let isIn = await self.gate.enter(ticket, isUrgent: isUrgent) { until in
        let seconds = until.map { "\($0.seconds(since: Instant(nanoseconds: 0)))" }
        self.log.withLock { $0.append("\(name) held \(seconds ?? "–")") }
      }
      self.log.withLock { $0.append(isIn ? name : "\(name) gone") }
    }
  }

  func leave(_ ticket: GateTicket, _ outcome: GatePolicy.Outcome) async {
    await Task(executorPreference: executor) { [gate] in await gate.leave(ticket, outcome) }.value
  }

  func hurry(_ ticket: GateTicket) async {
    await Task(executorPreference: executor) { [gate] in await gate.hurry(ticket) }.value
  }

  /// A request that meets a rate limit at once.
  func meetLimit(wait: Double?) async {
    let ticket = GateTicket()
    request("first", ticket)
    _ = await news()
    await leave(ticket, .rateLimited(wait: wait, reason: "429 Too Many Requests"))
  }
}

/// A ledger in memory that counts how often it is read.
actor MemoryLedger: GateLedger {
  private(set) var paces: [String: SharedPace] = [:]
  private(set) var reads = 0

  func note(_ pace: SharedPace, endpoint: String) async throws(StoreError) {
    paces[endpoint] = pace
  }

  func pace(endpoint: String) async throws(StoreError) -> SharedPace? {
    reads += 1
    return paces[endpoint]
  }
}

/// A ledger that cannot be read.
struct BrokenLedger: GateLedger {
  func note(_ pace: SharedPace, endpoint: String) async throws(StoreError) {
    throw .full(path: "p")
  }
  func pace(endpoint: String) async throws(StoreError) -> SharedPace? {
    throw .failed(path: "p", reason: "locked")
  }
}
