import Chat
import GRDB

/// A message as its tree knows it: without its content.
struct SavedMessage {
  let key: Int64
  let id: MessageID
  let conversation: ConversationID
  let place: Place

  static func fetch(_ id: MessageID, in db: Database) throws -> SavedMessage? {
    try fetch("m.id = ?", [id.rawValue], in: db)
  }

  static func fetch(at place: Place, in db: Database) throws -> SavedMessage? {
    try fetch("p.strand = ? AND p.depth = ?", [place.strand, place.depth], in: db)
  }

  private static func fetch(
    _ condition: String, _ arguments: StatementArguments, in db: Database
  ) throws -> SavedMessage? {
    let sql = """
      SELECT m.key, m.id, m.conversation, p.strand, p.depth
      FROM messages AS m JOIN places AS p ON p.message = m.key WHERE \(condition)
      """
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).map { row in
      SavedMessage(
        key: row[0], id: MessageID(rawValue: row[1]),
        conversation: ConversationID(rawValue: row[2]),
        place: Place(strand: row[3], depth: row[4]))
    }
  }
}
