import Chat
import GRDB

/// A `Message` as a row of `messages`; its attempts have a table of their own.
enum MessageRow {
  private static let insert = """
    INSERT INTO messages
      (id, conversation, parent, role, text, reasoning, errors, model, state, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Leaves one that is there as it is.
  static let add = "\(insert) ON CONFLICT (id) DO NOTHING"

  static let upsert = """
    \(insert)
    ON CONFLICT (id) DO UPDATE SET
      conversation = excluded.conversation, parent = excluded.parent, role = excluded.role,
      text = excluded.text, reasoning = excluded.reasoning, errors = excluded.errors,
      model = excluded.model, state = excluded.state, created_at = excluded.created_at
    """

  /// The newest first, without those of conversations that are in the trash.
  static let prompts = """
    SELECT text FROM messages
    WHERE role = 'user'
      AND conversation NOT IN (SELECT id FROM conversations WHERE deleted_at IS NOT NULL)
    ORDER BY created_at DESC, key DESC
    """

  /// Runs one of the statements above for a message.
  static func write(_ message: Message, by statement: RowStatement) throws {
    statement.add(message.id.rawValue)
    statement.add(message.conversation.rawValue)
    statement.add(message.parent?.rawValue)
    statement.add(message.role.rawValue)
    statement.add(message.text.storable)
    statement.add(message.reasoning.storable)
    statement.add(errors(message).storable)
    statement.add(message.model?.rawValue.storable)
    statement.add(message.state.rawValue)
    statement.add(message.createdAt.seconds)
    try statement.run()
  }

  /// With its attempts; nil: there is none.
  static func fetch(_ id: MessageID, in db: Database) throws -> Message? {
    let rows = try Cursor(
      db.cachedStatement(sql: "SELECT * FROM messages WHERE id = ?"), [id.rawValue])
    guard var message = try rows.next()?.message else { return nil }
    let attempts = try AttemptRow.Cursor(
      db.cachedStatement(sql: "SELECT * FROM attempts WHERE message = ? ORDER BY number"),
      [id.rawValue])
    while let (_, attempt) = try attempts.next() { message.attempts.append(attempt) }
    return message
  }

  /// Reads messages without their attempts, and leaves the row to whoever wants more of it.
  struct Cursor {
    private let rows: RowCursor
    private let columns: Columns

    init(_ statement: Statement, _ arguments: StatementArguments) throws {
      rows = try Row.fetchCursor(statement, arguments: arguments)
      columns = Columns(statement)
    }

    func next() throws -> (row: Row, message: Message)? {
      guard let row = try rows.next() else { return nil }
      return (row, try MessageRow.message(row, columns))
    }
  }

  private static func message(_ row: Row, _ columns: Columns) throws -> Message {
    let id: String = row[columns["id"]]
    guard let role = Role(rawValue: row[columns["role"]]),
      let state = Message.State(rawValue: row[columns["state"]])
    else { throw DatabaseError(message: "unknown role or state of message \(id)") }
    return Message(
      id: MessageID(rawValue: id),
      conversation: ConversationID(rawValue: row[columns["conversation"]]),
      parent: (row[columns["parent"]] as String?).map(MessageID.init), role: role,
      text: row[columns["text"]], reasoning: row[columns["reasoning"]],
      model: (row[columns["model"]] as String?).map(ModelID.init), state: state,
      createdAt: WallTime(seconds: row[columns["created_at"]]))
  }

  /// What can be searched of the failures: status, code, message and IDs, a line each.
  static func errors(_ message: Message) -> String {
    guard !message.attempts.isEmpty else { return "" }
    let lines = message.attempts.compactMap { attempt in
      attempt.failure.map { failure in
        [
          failure.status.map(String.init), failure.code, failure.message,
          failure.requestID ?? attempt.requestID, failure.generationID ?? attempt.generationID,
        ].compactMap(\.self).joined(separator: " ")
      }
    }
    return lines.joined(separator: "\n")
  }
}
