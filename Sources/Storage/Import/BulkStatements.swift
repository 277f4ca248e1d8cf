import GRDB

/// What is run for each message of many.
struct BulkStatements {
  let message: RowStatement
  let attempt: RowStatement
  let place: RowStatement
  /// Gives a row for a moment at which something was said.
  let taken: RowStatement
  let said: RowStatement
  let words: RowStatement

  /// For the time of one transaction.
  init(_ db: Database) throws {
    message = try RowStatement(Self.whole(MessageRow.add), in: db)
    attempt = try RowStatement(Self.whole(AttemptRow.upsert), in: db)
    place = try RowStatement(
      Self.whole("INSERT INTO places (message, strand, depth) VALUES (?, ?, ?)"), in: db)
    taken = try RowStatement("SELECT 1 FROM said WHERE moment = ?", in: db)
    said = try RowStatement(
      Self.whole(
        """
        INSERT INTO said (moment, message, conversation, time, facts, model)
        VALUES (?, ?, ?, ?, ?, ?)
        """), in: db)
    words = try RowStatement(
      Self.whole(
        """
        INSERT INTO message_text (rowid, text, reasoning, errors, facts) VALUES (?, ?, ?, ?, ?)
        """), in: db)
  }

  /// An INSERT that takes the whole transaction back when it fails, so that SQLite needs not be able to
  /// take it back alone.
  private static func whole(_ insert: String) -> String {
    "INSERT OR ROLLBACK" + insert.dropFirst("INSERT".count)
  }
}
