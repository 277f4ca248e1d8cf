import Chat
import GRDB

/// The messages with one parent, in the order in which they were made.
enum Siblings {
  /// nil for an only child.
  static func position(of message: Message, key: Int64, in db: Database) throws -> SiblingPosition?
  {
    try position(
      parent: message.parent?.rawValue, conversation: message.conversation.rawValue,
      created: message.createdAt.seconds, key: key, in: db)
  }

  static func position(
    parent: String?, conversation: String, created: Double, key: Int64, in db: Database
  ) throws -> SiblingPosition? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: count),
      arguments: [
        "parent": parent, "conversation": conversation, "created": created, "key": key,
      ])
    guard let row, row["number"] > 1 else { return nil }
    return SiblingPosition(position: row["position"], count: row["number"])
  }

  /// With their attempts; empty when there is no such message.
  static func fetch(of id: MessageID, in db: Database) throws -> [Message] {
    let rows = try MessageRow.Cursor(db.cachedStatement(sql: all), ["id": id.rawValue])
    var messages: [Message] = []
    while let (_, message) = try rows.next() { messages.append(message) }
    for index in messages.indices {
      let attempts = try AttemptRow.Cursor(
        db.cachedStatement(sql: "SELECT * FROM attempts WHERE message = ? ORDER BY number"),
        [messages[index].id.rawValue])
      while let (_, attempt) = try attempts.next() { messages[index].attempts.append(attempt) }
    }
    return messages
  }

  private static let count = """
    SELECT count(*) AS number,
      coalesce(sum((created_at, key) <= (:created, :key)), 0) AS position
    FROM messages WHERE parent IS :parent AND conversation = :conversation
    """

  private static let all = """
    SELECT s.* FROM messages AS m
      JOIN messages AS s ON s.parent IS m.parent AND s.conversation = m.conversation
    WHERE m.id = :id ORDER BY s.created_at, s.key
    """
}
