package import Chat

/// A one-shot request as programs read it: one object at the end (`--json`), or what happens as it happens
/// (`--jsonl`). The names and their meaning stay: a script may depend on each. What is not known is null.
package enum AskRecord {
  /// What is known of the request beside the answer.
  package struct Facts: Sendable {
    package var conversation: ConversationID
    package var endpoint: String
    package var asked: ModelID
    /// The model that the response names, which need not be the one that was asked.
    package var served: String?
    package var ending: AskEnding
    package var exitStatus: Int32
    package var isLogged: Bool
    package var advice: String?
    /// Seconds from the prompt to the end.
    package var seconds: Double

    package init(
      conversation: ConversationID, endpoint: String, asked: ModelID, ending: AskEnding,
      exitStatus: Int32, isLogged: Bool, seconds: Double
    ) {
      self.conversation = conversation
      self.endpoint = endpoint
      self.asked = asked
      self.ending = ending
      self.exitStatus = exitStatus
      self.isLogged = isLogged
      self.seconds = seconds
    }
  }

  package static func result(_ turn: AskTurn, _ facts: Facts) -> JSONValue {
    let answer = turn.answer
    let attempts = answer?.attempts ?? []
    let last = attempts.last
    let failure = answer?.state == .complete ? nil : attempts.last { $0.failure != nil }?.failure
    return .members([
      ("answer", text(answer?.text)),
      ("reasoning", text(answer?.reasoning)),
      ("outcome", .string(facts.ending.rawValue)),
      ("exit_status", .number(Double(facts.exitStatus))),
      ("finish_reason", text(last?.finishReason)),
      ("model", .string(facts.asked.rawValue)),
      ("model_served", text(facts.served)),
      ("endpoint", .string(facts.endpoint)),
      ("conversation_id", .string(facts.conversation.rawValue)),
      ("prompt_id", text(turn.prompt?.rawValue)),
      ("message_id", text(answer?.id.rawValue)),
      ("logged", .bool(facts.isLogged)),
      ("request_id", text(last?.requestID ?? failure?.requestID)),
      ("generation_id", text(last?.generationID)),
      ("usage", usage(last?.usage)),
      ("cost_usd", number(cost(attempts))),
      (
        "seconds",
        .members([
          ("total", number(facts.seconds)), ("first_byte", number(last?.firstByteAfter)),
          ("first_text", number(last?.firstTextAfter)),
          ("waited", number(attempts.compactMap(\.waitSeconds).reduce(0, +))),
        ])
      ),
      ("attempts", .array(attempts.map(attempt))),
      ("broken_off", .array(turn.partial.filter { !$0.text.isEmpty }.map { .string($0.text) })),
      ("error", error(failure, advice: facts.advice)),
    ])
  }

  static func attempt(_ attempt: Attempt) -> JSONValue {
    .members([
      ("number", .number(Double(attempt.number))),
      ("model", .string(attempt.model.rawValue)),
      ("endpoint", .string(attempt.endpoint)),
      ("started_at", .string(CivilTime(attempt.startedAt).iso8601)),
      ("status", attempt.status.map { .number(Double($0)) } ?? .null),
      ("request_id", text(attempt.requestID ?? attempt.failure?.requestID)),
      ("generation_id", text(attempt.generationID)),
      (
        "seconds",
        .members([
          ("first_byte", number(attempt.firstByteAfter)),
          ("first_text", number(attempt.firstTextAfter)), ("total", number(attempt.endedAfter)),
        ])
      ),
      ("finish_reason", text(attempt.finishReason)),
      ("usage", usage(attempt.usage)),
      ("error", error(attempt.failure)),
      ("wait_seconds", number(attempt.waitSeconds)),
    ])
  }

  /// - Parameter advice: what to do next; nil: it is said elsewhere.
  static func error(_ failure: Failure?, advice: String? = nil) -> JSONValue {
    guard let failure else { return .null }
    let names = FailureNames(failure)
    let stage =
      switch FailureStage(failure) {
      case .immediate: "immediate"
      case .midStream: "mid-stream"
      case .noResponse: "no response"
      case .notSent: "not sent"
      }
    var members: [(String, JSONValue)] = [
      ("kind", .string(AskEnding(failure).rawValue)),
      ("code", text(names.code)), ("name", .string(names.name)),
      ("identifier", text(names.identifier)), ("message", .string(failure.message)),
      ("stage", .string(stage)), ("parameter", text(failure.parameter)),
      ("request_id", text(failure.requestID)), ("generation_id", text(failure.generationID)),
    ]
    if let advice { members.append(("advice", .string(advice))) }
    return .members(members)
  }

  static func usage(_ usage: Usage?) -> JSONValue {
    guard let usage else { return .null }
    func count(_ count: Int?) -> JSONValue { count.map { .number(Double($0)) } ?? .null }
    return .members([
      ("prompt_tokens", count(usage.promptTokens)),
      ("completion_tokens", count(usage.completionTokens)),
      ("cached_tokens", count(usage.cachedTokens)),
      ("reasoning_tokens", count(usage.reasoningTokens)),
    ])
  }

  /// Of all attempts: each that was answered costs.
  private static func cost(_ attempts: [Attempt]) -> Double? {
    let costs = attempts.compactMap { $0.usage?.cost }
    return costs.isEmpty ? nil : costs.reduce(0, +)
  }

  static func text(_ text: String?) -> JSONValue {
    text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null
  }

  /// To the microsecond.
  private static func number(_ number: Double?) -> JSONValue {
    number.map { .number(($0 * 1e6).rounded() / 1e6) } ?? .null
  }
}

extension JSONValue {
  static func members(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { Member(key: $0, value: $1) })
  }

  /// One line of ASCII where a terminal could obey what stands in a text: the characters of the text are
  /// escaped, and none is lost.
  package var line: String {
    var line = String.UnicodeScalarView()
    for scalar in compactText.unicodeScalars {
      switch scalar.value {
      case 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        line.append(contentsOf: "\\u".unicodeScalars)
        line.append(
          contentsOf: (String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line) + "\n"
  }
}
