package import Chat

/// What happens, as lines of JSON: one for each thing that is new. Remembers what was told.
package struct AskEvents: Sendable {
  private var attempt = 0
  private var retry = 0

  package init() {}

  package static func start(_ conversation: ConversationID, endpoint: String, model: ModelID)
    -> String
  {
    event(
      "start",
      [
        ("conversation_id", .string(conversation.rawValue)), ("endpoint", .string(endpoint)),
        ("model", .string(model.rawValue)),
      ])
  }

  /// - Returns: whole lines; empty: nothing that is told.
  package mutating func lines(_ event: AskTurn.Event, _ turn: AskTurn, at now: Now) -> String {
    switch event {
    case .began(let id):
      return Self.event("answer", [("message_id", .string(id.rawValue))])
    case .text(let text): return Self.event("text", [("text", .string(text))])
    case .reasoning(let text): return Self.event("reasoning", [("text", .string(text))])
    case .brokeOff(let message):
      let failure = message.attempts.last { $0.failure != nil }?.failure
      return Self.event(
        "broke_off",
        [("message_id", .string(message.id.rawValue)), ("error", AskRecord.error(failure))])
    case .status(let status): return lines(status, at: now)
    case .logFailed(let error):
      return Self.event("log_failed", [("message", .string(error.summary))])
    case .gate, .logRecovered: return ""
    }
  }

  private mutating func lines(_ status: TurnStatus, at now: Now) -> String {
    if case .backingOff(let backoff) = status.phase, backoff.nextAttempt > retry {
      retry = backoff.nextAttempt
      let wait = max(0, backoff.deadline.seconds(since: now.instant))
      let time = WallTime(seconds: now.wall.seconds + wait)
      return Self.event(
        "retry",
        [
          ("attempt", .number(Double(backoff.nextAttempt))),
          ("attempts", .number(Double(backoff.attempts))),
          ("wait_seconds", .number((wait * 1000).rounded() / 1000)),
          ("retry_at", .string(CivilTime(time).iso8601)),
          ("error", AskRecord.error(backoff.failure)),
        ])
    }
    guard status.attempt > attempt else { return "" }
    attempt = status.attempt
    return Self.event(
      "attempt",
      [("number", .number(Double(attempt))), ("model", .string(status.model.rawValue))])
  }

  /// The last lines: what was counted, what went wrong, and the whole result.
  package static func end(_ result: JSONValue) -> String {
    var lines = ""
    if let usage = result.present("usage") {
      lines += event("usage", [("usage", usage), ("cost_usd", result["cost_usd"] ?? .null)])
    }
    if let error = result.present("error") { lines += event("error", [("error", error)]) }
    guard case .object(let members) = result else { return lines }
    return lines + event("end", members.map { ($0.key, $0.value) })
  }

  private static func event(_ name: String, _ members: [(String, JSONValue)]) -> String {
    JSONValue.members([("event", .string(name))] + members).line
  }
}
