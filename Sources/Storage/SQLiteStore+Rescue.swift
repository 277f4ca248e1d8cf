package import Chat
import GRDB

/// The whole content of a log that is about to be lost.
extension SQLiteStore {
  /// Each conversation with the messages of all branches and what is attached to them.
  package func everything() throws(StoreError) -> [RescueExport] {
    try read { db in
      let ids = try String.fetchAll(
        db,
        sql: """
          SELECT id FROM conversations AS c
          WHERE EXISTS (SELECT 1 FROM messages WHERE conversation = c.id) ORDER BY key
          """)
      return try ids.compactMap { try Self.export(ConversationID(rawValue: $0), in: db) }
    }
  }

  private static func export(_ id: ConversationID, in db: Database) throws -> RescueExport? {
    guard let conversation = try ConversationRow.fetch(id, in: db) else { return nil }
    let messages = try String.fetchAll(
      db, sql: "SELECT id FROM messages WHERE conversation = ? ORDER BY key",
      arguments: [id.rawValue]
    ).compactMap { try MessageRow.fetch(MessageID(rawValue: $0), in: db) }
    let attachments = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT a.hash FROM message_attachments AS a
          JOIN messages AS m ON m.key = a.message WHERE m.conversation = ? ORDER BY a.hash
        """, arguments: [id.rawValue]
    ).compactMap { try Attachment.Hash($0).flatMap { try Attachments.fetch($0, in: db) } }
    return RescueExport(
      conversation: conversation, messages: messages, attachments: attachments)
  }
}
