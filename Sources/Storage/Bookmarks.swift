import Chat
import GRDB

/// The bookmarked messages of a conversation.
enum Bookmarks {
  static func fetch(of conversation: Conversation, in db: Database) throws -> [Bookmark] {
    let id = conversation.id.rawValue
    let head = try Place.head(conversation.head?.rawValue, of: id, in: db)
    let route = try head.map { try Route.fetch(to: $0, in: db) }
    return try Row.fetchAll(db.cachedStatement(sql: ofConversation), arguments: [id])
      .compactMap { row in
        guard let role = Role(rawValue: row[1]) else { return nil }
        return Bookmark(
          message: MessageID(rawValue: row[0]), role: role, preview: Preview.line(of: row[2]),
          createdAt: WallTime(seconds: row[3]),
          isShown: route?.contains(Place(strand: row[4], depth: row[5])) == true)
      }
  }

  static func set(_ isSet: Bool, on id: MessageID, in db: Database) throws {
    try db.cachedStatement(sql: isSet ? add : remove).execute(arguments: [id.rawValue])
  }

  private static let add = """
    INSERT OR IGNORE INTO bookmarks SELECT key FROM messages WHERE id = ?
    """

  private static let remove = """
    DELETE FROM bookmarks WHERE message = (SELECT key FROM messages WHERE id = ?)
    """

  /// From the bookmarks to their messages: they are few, and a conversation's messages may be many.
  private static let ofConversation = """
    SELECT m.id, m.role, \(Preview.column), m.created_at, p.strand, p.depth
    FROM bookmarks AS b
      CROSS JOIN messages AS m ON m.key = b.message
      CROSS JOIN places AS p ON p.message = m.key
    WHERE m.conversation = ? ORDER BY m.created_at, m.key
    """
}
