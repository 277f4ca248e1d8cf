import Chat
import FoundationEssentials
import GRDB

/// An `Attempt` as a row of `attempts`. The columns are for queries; the whole `Failure` is kept as
/// JSON beside them, for it has more to say than a query asks.
enum AttemptRow {
  static let upsert = """
    INSERT INTO attempts (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { ":" + $0 }.joined(separator: ", ")))
    ON CONFLICT (message, number) DO UPDATE
    SET \(columns.dropFirst(2).map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    """

  private static let columns = [
    "message", "number", "model", "endpoint", "started_at", "status", "request_id",
    "generation_id", "first_byte_after", "first_text_after", "ended_after", "received_bytes",
    "text_bytes", "has_usage", "prompt_tokens", "completion_tokens", "cached_tokens",
    "reasoning_tokens", "cost", "finish_reason", "failure_origin", "failure_code",
    "failure_message", "failure", "wait",
  ]

  static func arguments(_ attempt: Attempt, of message: MessageID) throws -> StatementArguments {
    let failure = attempt.failure
    let json = try failure.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    let values: [(any DatabaseValueConvertible)?] = [
      message.rawValue, attempt.number, attempt.model.rawValue.storable,
      attempt.endpoint.storable, attempt.startedAt.seconds, attempt.status,
      attempt.requestID?.storable, attempt.generationID?.storable, attempt.firstByteAfter,
      attempt.firstTextAfter, attempt.endedAfter, attempt.receivedBytes, attempt.textBytes,
      attempt.usage != nil, attempt.usage?.promptTokens, attempt.usage?.completionTokens,
      attempt.usage?.cachedTokens, attempt.usage?.reasoningTokens, attempt.usage?.cost,
      attempt.finishReason?.storable, failure?.origin.rawValue, failure?.code?.storable,
      failure?.message.storable, json, attempt.waitSeconds,
    ]
    return StatementArguments(Dictionary(uniqueKeysWithValues: zip(columns, values)))
  }

  static func attempt(_ row: Row) throws -> Attempt {
    var attempt = Attempt(
      number: row["number"], model: ModelID(rawValue: row["model"]), endpoint: row["endpoint"],
      startedAt: WallTime(seconds: row["started_at"]))
    attempt.status = row["status"]
    attempt.requestID = row["request_id"]
    attempt.generationID = row["generation_id"]
    attempt.firstByteAfter = row["first_byte_after"]
    attempt.firstTextAfter = row["first_text_after"]
    attempt.endedAfter = row["ended_after"]
    attempt.receivedBytes = row["received_bytes"]
    attempt.textBytes = row["text_bytes"]
    if row["has_usage"] {
      attempt.usage = Usage(
        promptTokens: row["prompt_tokens"], completionTokens: row["completion_tokens"],
        cachedTokens: row["cached_tokens"], reasoningTokens: row["reasoning_tokens"],
        cost: row["cost"])
    }
    attempt.finishReason = row["finish_reason"]
    attempt.waitSeconds = row["wait"]
    if let json: String = row["failure"] {
      attempt.failure = try JSONDecoder().decode(Failure.self, from: Data(json.utf8))
    }
    return attempt
  }
}

extension String {
  /// The text as SQLite's C interface can carry it: it ends at a NUL, so that one becomes visible.
  var storable: String {
    utf8.contains(0)
      ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{2400}" : $0 })) : self
  }
}
