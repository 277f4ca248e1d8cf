/// One answer in the making: a state machine as a value. Events go in with the time, actions come
/// out; it never waits and never acts.
///
/// Responsible for the course of attempts: what is asked, what the meter says, when the next attempt
/// begins, and what becomes of the text. Text of a failed attempt is never thrown away: its message
/// is marked `interrupted` and stays shown, and the next attempt's answer begins as its sibling with
/// the first output, not before. A stream that is silent for long is not given up without a question,
/// and not before `stallPatience` is over. Not responsible for whether to retry (`RetryPolicy`), nor for the
/// branch and the log (`Session`).
package struct Turn: Sendable {
  private enum State: Hashable {
    case ready, attempting, backingOff, finished
  }

  /// Seconds that the question about a stalled stream waits for an answer. Shorter, and nobody reads
  /// it in time; longer, and who is away waits for a dead connection.
  package static let stallPatience = 30.0

  /// What is shown as the answer now; see `snapshot` for it with its attempts.
  private var answer: Message
  /// All attempts of the turn. A sibling repeats those before it: they say how it came about.
  package private(set) var attempts: [Attempt] = []
  package private(set) var status: TurnStatus

  private var request: ChatRequest
  private var endpoint: String
  private let policy: RetryPolicy
  private var identifiers: IdentifierSource
  private let replaced: MessageID?
  private var tally = RetryTally()
  private var state = State.ready
  /// The attempt brought text or reasoning.
  private var hasOutput = false
  /// `answer` is what an earlier attempt left: the next output begins a sibling.
  private var holdsPartial = false
  private var backoffBegan: Instant?
  private var pendingGroup: RetryTally.Group?
  /// The turn goes on from a failed answer, at this time.
  private var resumesAt: Instant?

  /// - Parameters:
  ///   - parent: the prompt that is answered.
  ///   - replacing: the answer whose place the new one takes, if it is asked for once more.
  ///   - identifiers: used by this turn alone.
  package init(
    request: ChatRequest, parent: MessageID, replacing: MessageID? = nil, endpoint: String,
    policy: RetryPolicy, identifiers: IdentifierSource, now: Instant, wall: WallTime
  ) {
    self.request = request
    self.replaced = replacing
    self.endpoint = endpoint
    self.policy = policy
    self.identifiers = identifiers
    status = TurnStatus(model: request.model, startedAt: now)
    answer = Message(
      id: self.identifiers.message(at: wall), conversation: request.conversation, parent: parent,
      role: .assistant, model: request.model, state: .streaming, createdAt: wall)
  }

  /// Goes on, at a time, from an answer that had failed: its attempts are counted on.
  package init(
    request: ChatRequest, resuming answer: Message, at resumesAt: Instant, endpoint: String,
    policy: RetryPolicy, identifiers: IdentifierSource, now: Instant
  ) {
    self.request = request
    self.endpoint = endpoint
    self.policy = policy
    self.identifiers = identifiers
    self.resumesAt = resumesAt
    replaced = nil
    status = TurnStatus(model: request.model, startedAt: now)
    self.answer = answer
    attempts = answer.attempts
    holdsPartial = !answer.text.isEmpty || !answer.reasoning.isEmpty
  }

  /// The attempt whose request waits, is sent or is answered; nil: none.
  package var attemptUnderWay: Int? { state == .attempting ? attempts.count : nil }

  /// When something is due: the next attempt, or the end of a stalled one.
  package var deadline: Instant? {
    if case .backingOff(let backoff) = status.phase { return backoff.deadline }
    return status.givesUpAt
  }

  /// The current answer as it is to be kept.
  package var snapshot: Message {
    var message = answer
    message.attempts = attempts
    return message
  }

  /// - Parameters:
  ///   - now: for durations and deadlines; `wall` is for what people read.
  ///   - jitter: chance in 0..<1, used if a wait begins.
  package mutating func handle(
    _ event: TurnEvent, at now: Instant, wall: WallTime, jitter: Double
  ) -> [TurnAction] {
    switch (state, event) {
    case (.ready, .start):
      if let resumesAt { return resume(at: resumesAt, now) }
      return [.begin(snapshot, insteadOf: replaced)] + open(now, wall)
    case (.attempting, .held(attempts.count, let until)):
      status.phase = .held(until: until)
      return [.status(status)]
    case (.attempting, .admitted(attempts.count)):
      return admit(now, wall)
    case (.attempting, .received(attempts.count, let events)):
      return receive(events, now, wall)
    case (.attempting, .ended(attempts.count)):
      return end(now, jitter)
    case (.attempting, .failed(attempts.count, let failure)):
      return fail(failure, now, jitter)
    case (.attempting, .cancel):
      attempts[last].endedAfter = now.seconds(since: status.startedAt)
      return [.close] + stop(now)
    case (.backingOff, .cancel):
      attempts[last].waitSeconds = nil
      return [.close] + stop(now)
    case (.attempting, .keepWaiting) where status.givesUpAt != nil:
      status.givesUpAt = nil
      return [.status(status)]
    case (.attempting, .retryNow) where status.givesUpAt != nil:
      let failure = note(stall(now), now)
      pendingGroup = policy.group(of: failure, kind: FailureKind(failure))
      return [.close] + retry(now, wall)
    case (_, .deadlinePassed(attempts.count)):
      guard let deadline else { return [] }
      // The alarm rang early: once more.
      if now < deadline { return [.wake(deadline, attempt: attempts.count)] }
      if state == .backingOff { return retry(now, wall) }
      return [.close] + fail(stall(now), now, jitter)
    case (.backingOff, .retryNow):
      return [.close] + retry(now, wall)
    case (_, .useModel(let model)):
      return ask(model, at: endpoint, now, wall, endsStall: false)
    case (_, .useEndpoint(let endpoint, let model)):
      return ask(model, at: endpoint, now, wall, endsStall: true)
    default:
      return []
    }
  }

  private var last: Int { attempts.count - 1 }

  // MARK: Attempts

  private mutating func open(_ now: Instant, _ wall: WallTime) -> [TurnAction] {
    state = .attempting
    hasOutput = false
    attempts.append(
      Attempt(
        number: attempts.count + 1, model: request.model, endpoint: endpoint, startedAt: wall))
    status = TurnStatus(phase: .connecting, model: request.model, startedAt: now)
    status.attempt = attempts.count
    request.exchange = ExchangeID(message: answer.id, attempt: attempts.count)
    return [.status(status), .open(request, attempt: attempts.count)]
  }

  private mutating func retry(_ now: Instant, _ wall: WallTime) -> [TurnAction] {
    if let pendingGroup { tally.add(pendingGroup) }
    pendingGroup = nil
    // The wait as it was: a key may have cut it short.
    if let backoffBegan { attempts[last].waitSeconds = now.seconds(since: backoffBegan) }
    backoffBegan = nil
    if !holdsPartial { answer.model = request.model }
    return [.update(snapshot)] + open(now, wall)
  }

  /// Another model or server for the next attempt. A wait is over: for a time, or for the gate. So is a
  /// silent answer that asks what to do, where the caller does not say it itself.
  private mutating func ask(
    _ model: ModelID, at endpoint: String, _ now: Instant, _ wall: WallTime, endsStall: Bool
  ) -> [TurnAction] {
    request.model = model
    self.endpoint = endpoint
    switch (state, status.phase) {
    case (.backingOff, _):
      // It has failed in nothing yet: it gets the whole allowance.
      tally = RetryTally()
      pendingGroup = nil
      return [.close] + retry(now, wall)
    case (.attempting, .held):
      // Nothing was sent: the attempt is the same one.
      attempts.removeLast()
      if !holdsPartial { answer.model = model }
      return [.close, .update(snapshot)] + open(now, wall)
    case (.attempting, _) where endsStall && status.givesUpAt != nil:
      _ = note(stall(now), now)
      tally = RetryTally()
      return [.close] + retry(now, wall)
    default: return []
    }
  }

  private mutating func resume(at deadline: Instant, _ now: Instant) -> [TurnAction] {
    state = .backingOff
    backoffBegan = now
    attempts[last].waitSeconds = max(0, deadline.seconds(since: now))
    if !holdsPartial { answer.state = .streaming }
    status.attempt = attempts.count
    status.requestID = attempts[last].requestID
    status.phase = .backingOff(
      Backoff(
        failure: attempts[last].failure ?? Failure(origin: .client), deadline: deadline,
        nextAttempt: attempts.count + 1, attempts: attempts.count + 1))
    return [
      .update(snapshot), .status(status), .wake(deadline, attempt: attempts.count),
    ]
  }

  /// The time that the gate took is none of the server's.
  private mutating func admit(_ now: Instant, _ wall: WallTime) -> [TurnAction] {
    guard case .held = status.phase else { return [] }
    attempts[last].startedAt = wall
    status.phase = .connecting
    status.startedAt = now
    return [.status(status)]
  }

  // MARK: What comes in

  private mutating func receive(
    _ events: [ResponseEvent], _ now: Instant, _ wall: WallTime
  ) -> [TurnAction] {
    var actions: [TurnAction] = []
    var text = ""
    var reasoning = ""
    let before = status
    for event in events {
      switch event {
      case .head(let code, let requestID):
        attempts[last].status = code
        attempts[last].requestID = requestID ?? attempts[last].requestID
        status.requestID = attempts[last].requestID
        if status.phase == .connecting { status.phase = .waiting }
      case .bytes(let count):
        status.givesUpAt = nil
        attempts[last].receivedBytes += count
        status.bytes += count
        status.lastByteAt = now
        if status.firstByteAt == nil {
          status.firstByteAt = now
          attempts[last].firstByteAfter = now.seconds(since: status.startedAt)
        }
      case .text(let piece) where !piece.isEmpty:
        actions += beginOutput(wall)
        count(piece, now)
        status.phase = .receiving
        answer.text += piece
        text += piece
      case .reasoning(let piece) where !piece.isEmpty:
        actions += beginOutput(wall)
        count(piece, now)
        status.phase = .reasoning
        answer.reasoning += piece
        reasoning += piece
      case .generationID(let id): attempts[last].generationID = id
      case .usage(let usage): attempts[last].usage = usage
      case .finish(let reason): attempts[last].finishReason = reason
      case .stalled: status.givesUpAt = now.advanced(bySeconds: Self.stallPatience)
      case .text, .reasoning, .skipped: break
      }
    }
    if !text.isEmpty || !reasoning.isEmpty {
      actions.append(.append(answer.id, text: text, reasoning: reasoning))
    }
    let isNews = status.phase != before.phase || status.givesUpAt != before.givesUpAt
    actions.append(isNews ? .status(status) : .meter(status))
    if let deadline = status.givesUpAt, deadline != before.givesUpAt {
      actions.append(.wake(deadline, attempt: attempts.count))
    }
    return actions
  }

  private mutating func count(_ piece: String, _ now: Instant) {
    status.pieces += 1
    status.lastTextAt = now
    attempts[last].textBytes += piece.utf8.count
    if status.firstTextAt == nil {
      status.firstTextAt = now
      attempts[last].firstTextAfter = now.seconds(since: status.startedAt)
    }
  }

  private mutating func beginOutput(_ wall: WallTime) -> [TurnAction] {
    hasOutput = true
    guard holdsPartial else { return [] }
    holdsPartial = false
    let partial = answer.id
    for index in attempts.indices where attempts[index].askedAs == nil {
      attempts[index].askedAs = partial
    }
    answer = Message(
      id: identifiers.message(at: wall), conversation: answer.conversation, parent: answer.parent,
      role: .assistant, model: request.model, state: .streaming, createdAt: wall)
    return [.begin(snapshot, insteadOf: partial)]
  }

  // MARK: Ends

  private mutating func end(_ now: Instant, _ jitter: Double) -> [TurnAction] {
    let attempt = attempts[last]
    let reason = attempt.finishReason
    var failure = Failure(
      origin: .stream, status: attempt.status ?? 200, requestID: attempt.requestID,
      generationID: attempt.generationID)
    switch reason {
    case "content_filter":
      failure.code = "content_filter"
      failure.message = "The answer was blocked by a safety filter."
      return fail(failure, now, jitter)
    case "error":
      failure.message = "The answer ended with an error that says nothing more."
      return fail(failure, now, jitter)
    default: break
    }
    // `length` without text is an answer: the model used its tokens up for what is not shown, and
    // would do so again.
    if !hasOutput, reason != "length" || holdsPartial {
      failure.step = .empty
      failure.message = "The answer was empty."
      return fail(failure, now, jitter)
    }
    attempts[last].endedAfter = now.seconds(since: status.startedAt)
    answer.state = .complete
    return finish(.answered, now)
  }

  private func stall(_ now: Instant) -> Failure {
    let silence = now.seconds(since: status.lastByteAt ?? status.startedAt)
    return Failure(
      origin: .network, step: .idle, status: attempts[last].status,
      message: "No byte came for \(Int(silence.rounded())) s.")
  }

  /// What a failure leaves in the attempt and in the answer; gives it with all that is known.
  private mutating func note(_ failure: Failure, _ now: Instant) -> Failure {
    var failure = failure
    // The head of the response names the request also for what fails later.
    failure.requestID = failure.requestID ?? attempts[last].requestID
    failure.generationID = failure.generationID ?? attempts[last].generationID
    failure.status = failure.status ?? attempts[last].status
    attempts[last].requestID = failure.requestID
    attempts[last].generationID = failure.generationID
    attempts[last].status = failure.status
    attempts[last].failure = failure
    attempts[last].endedAfter = now.seconds(since: status.startedAt)
    if hasOutput {
      answer.state = .interrupted
      holdsPartial = true
    }
    return failure
  }

  private mutating func fail(
    _ failure: Failure, _ now: Instant, _ jitter: Double
  ) -> [TurnAction] {
    let failure = note(failure, now)
    status.givesUpAt = nil
    let kind = FailureKind(failure)
    switch policy.decision(
      for: failure, kind: kind, attempt: attempts.count, tally: tally, jitter: jitter)
    {
    case .giveUp:
      answer.state = answer.text.isEmpty ? .failed : .interrupted
      return finish(.failed, now)
    case .retry(let wait, let total):
      state = .backingOff
      pendingGroup = policy.group(of: failure, kind: kind)
      backoffBegan = now
      attempts[last].waitSeconds = wait
      let deadline = now.advanced(bySeconds: wait)
      status.requestID = failure.requestID
      status.phase = .backingOff(
        Backoff(
          failure: failure, deadline: deadline, nextAttempt: attempts.count + 1, attempts: total))
      return [
        .update(snapshot), .status(status), .wake(deadline, attempt: attempts.count),
      ]
    }
  }

  private mutating func stop(_ now: Instant) -> [TurnAction] {
    let hasFailed = attempts.contains { $0.failure != nil }
    if answer.text.isEmpty {
      answer.state = hasFailed ? .failed : .stopped
      return finish(hasFailed || hasOutput ? .cancelled : .withdrawn, now)
    }
    // A partial of an attempt that failed was interrupted by that, whatever was stopped later.
    if !holdsPartial { answer.state = .stopped }
    return finish(.stopped, now)
  }

  private mutating func finish(_ outcome: TurnOutcome, _ now: Instant) -> [TurnAction] {
    state = .finished
    status = TurnStatus(model: request.model, startedAt: now)
    return [.update(snapshot), .status(status), .finish(outcome)]
  }
}
