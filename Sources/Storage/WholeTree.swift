import Chat
import GRDB

/// Messages of all branches of a conversation, in the order in which they were written: none can be
/// written before the one that it follows.
enum WholeTree {
  static func fetch(
    of id: ConversationID, after last: MessageID?, limit: Int, in db: Database
  ) throws -> [Message] {
    let first =
      try last.flatMap { try SavedMessage.fetch($0, in: db) }.map { $0.key + 1 } ?? .min
    let keys = try Int64.fetchAll(
      db.cachedStatement(sql: keys), arguments: [id.rawValue, first, limit])
    let rows = try MessageRow.Cursor(db.cachedStatement(sql: messages), ["\(keys)"])
    var messages: [Message] = []
    var places: [MessageID: Int] = [:]
    while let (_, message) = try rows.next() {
      places[message.id] = messages.count
      messages.append(message)
    }
    let attempts = try AttemptRow.Cursor(db.cachedStatement(sql: attempts), ["\(keys)"])
    while let (row, attempt) = try attempts.next() {
      let message = MessageID(rawValue: row["message"])
      if let place = places[message] { messages[place].attempts.append(attempt) }
    }
    return messages
  }

  private static let keys = """
    SELECT key FROM messages WHERE conversation = ? AND key >= ? ORDER BY key LIMIT ?
    """

  private static let messages = """
    SELECT * FROM messages WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key
    """

  private static let attempts = """
    SELECT a.* FROM messages AS m JOIN attempts AS a ON a.message = m.id
    WHERE m.key IN (SELECT value FROM json_each(?)) ORDER BY m.key, a.number
    """
}
