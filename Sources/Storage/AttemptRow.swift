import Chat
import FoundationEssentials
import GRDB
import Glibc

/// An `Attempt` as a row of `attempts`. The columns are for queries; the whole `Failure` is kept as
/// JSON beside them, for it has more to say than a query asks.
enum AttemptRow {
  static let upsert = """
    INSERT INTO attempts (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
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

  /// Every column but the message's.
  static let content = columns.dropFirst().joined(separator: ", ")

  /// Runs `upsert` for an attempt.
  static func write(
    _ attempt: Attempt, of message: MessageID, by statement: RowStatement
  ) throws {
    let (failure, usage) = (attempt.failure, attempt.usage)
    statement.add(message.rawValue)
    statement.add(attempt.number)
    statement.add(attempt.model.rawValue.storable)
    statement.add(attempt.endpoint.storable)
    statement.add(attempt.startedAt.seconds)
    statement.add(attempt.status)
    statement.add(attempt.requestID?.storable)
    statement.add(attempt.generationID?.storable)
    statement.add(attempt.firstByteAfter)
    statement.add(attempt.firstTextAfter)
    statement.add(attempt.endedAfter)
    statement.add(attempt.receivedBytes)
    statement.add(attempt.textBytes)
    statement.add(usage == nil ? 0 : 1)
    statement.add(usage?.promptTokens)
    statement.add(usage?.completionTokens)
    statement.add(usage?.cachedTokens)
    statement.add(usage?.reasoningTokens)
    statement.add(usage?.cost)
    statement.add(attempt.finishReason?.storable)
    statement.add(failure?.origin.rawValue)
    statement.add(failure?.code?.storable)
    statement.add(failure?.message.storable)
    statement.add(
      try failure.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) })
    statement.add(attempt.waitSeconds)
    try statement.run()
  }

  /// Reads attempts, and leaves the row to whoever wants more of it.
  struct Cursor {
    private let rows: RowCursor
    private let columns: Columns

    init(_ statement: Statement, _ arguments: StatementArguments) throws {
      rows = try Row.fetchCursor(statement, arguments: arguments)
      columns = Columns(statement)
    }

    func next() throws -> (row: Row, attempt: Attempt)? {
      guard let row = try rows.next() else { return nil }
      return (row, try AttemptRow.attempt(row, columns))
    }
  }

  private static func attempt(_ row: Row, _ at: Columns) throws -> Attempt {
    var attempt = Attempt(
      number: row[at["number"]], model: ModelID(rawValue: row[at["model"]]),
      endpoint: row[at["endpoint"]],
      startedAt: WallTime(seconds: row[at["started_at"]]))
    attempt.status = row[at["status"]]
    attempt.requestID = row[at["request_id"]]
    attempt.generationID = row[at["generation_id"]]
    attempt.firstByteAfter = row[at["first_byte_after"]]
    attempt.firstTextAfter = row[at["first_text_after"]]
    attempt.endedAfter = row[at["ended_after"]]
    attempt.receivedBytes = row[at["received_bytes"]]
    attempt.textBytes = row[at["text_bytes"]]
    if row[at["has_usage"]] {
      attempt.usage = Usage(
        promptTokens: row[at["prompt_tokens"]], completionTokens: row[at["completion_tokens"]],
        cachedTokens: row[at["cached_tokens"]], reasoningTokens: row[at["reasoning_tokens"]],
        cost: row[at["cost"]])
    }
    attempt.finishReason = row[at["finish_reason"]]
    attempt.waitSeconds = row[at["wait"]]
    if let json: String = row[at["failure"]] {
      attempt.failure = try JSONDecoder().decode(Failure.self, from: Data(json.utf8))
    }
    return attempt
  }
}

extension String {
  /// The text as SQLite's C interface can carry it: it ends at a NUL, so that one becomes visible.
  var storable: String {
    hasNUL
      ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{2400}" : $0 })) : self
  }

  private var hasNUL: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    } ?? utf8.contains(0)
  }
}
