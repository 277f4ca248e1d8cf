import Chat

/// A turn with a clock that is moved by hand.
struct TurnDriver {
  var turn: Turn
  var now = Instant(nanoseconds: 0)
  private let wallStart = 1_800_000_000.0

  init(policy: RetryPolicy = RetryPolicy()) {
    turn = Turn(
      request: ChatRequest(
        model: ModelID(rawValue: "acme/one"), turns: [],
        conversation: ConversationID(rawValue: "C")),
      parent: MessageID(rawValue: "P"), endpoint: "host:1", policy: policy,
      identifiers: IdentifierSource(random: SeededRandom()), now: now,
      wall: WallTime(seconds: wallStart))
  }

  mutating func handle(_ event: TurnEvent) -> [TurnAction] {
    let wall = WallTime(seconds: wallStart + Double(now.nanoseconds) / 1e9)
    return turn.handle(event, at: now, wall: wall, jitter: 0)
  }

  /// Lets time pass, then the event.
  @discardableResult
  mutating func after(_ seconds: Double, _ event: TurnEvent) -> [TurnAction] {
    now = now.advanced(bySeconds: seconds)
    return handle(event)
  }

  @discardableResult
  mutating func receive(_ attempt: Int, _ events: ResponseEvent...) -> [TurnAction] {
    handle(.received(attempt: attempt, events))
  }
}

extension [TurnAction] {
  /// What was asked, in a word each: for tests of order.
  var words: [String] {
    map { action in
      switch action {
      case .open(let request, let attempt): "open \(attempt) \(request.model.rawValue)"
      case .close: "close"
      case .begin(_, let old): old == nil ? "begin" : "begin sibling"
      case .update(let message): "update \(message.state.rawValue)"
      case .append(_, let text, let reasoning):
        reasoning.isEmpty ? "append \(text)" : "append \(text)(\(reasoning))"
      case .status(let status):
        switch status.phase {
        case .backingOff(let backoff): "back off \(backoff.nextAttempt)/\(backoff.attempts)"
        case let phase: "\(phase)"
        }
      case .meter: "meter"
      case .wake(let deadline, let attempt):
        "wake \(Double(deadline.nanoseconds) / 1e9) \(attempt)"
      case .finish(let outcome): "finish \(outcome)"
      }
    }
  }
}
