package import Chat
import GRDB

/// The whole content of a log that is in memory: for a file that can be opened at last, or for rescue
/// files.
extension SQLiteStore {
  /// What is in it, to be put into another one.
  package struct Holdings: Sendable {
    fileprivate let conversations: [RescueExport]
    /// By the keys of their rows.
    fileprivate let drafts: [(key: String, text: String)]
    /// Attached and not sent yet.
    fileprivate let loose: [Attachment]
  }

  /// Each conversation with the messages of all branches and what is attached to them.
  package func everything() throws(StoreError) -> [RescueExport] {
    try read { db in try Self.conversations(in: db) }.filter { !$0.messages.isEmpty }
  }

  /// Gives away what is in it. Whoever writes from now on is told that the log is another one.
  package func handOver() throws(StoreError) -> Holdings {
    let holdings = try read { db in
      Holdings(
        conversations: try Self.conversations(in: db),
        drafts: try Row.fetchAll(db, sql: "SELECT conversation, text FROM drafts")
          .map { ($0[0], $0[1]) },
        loose: try String.fetchAll(
          db,
          sql: """
            SELECT hash FROM attachments
            WHERE hash NOT IN (SELECT hash FROM message_attachments) ORDER BY hash
            """
        ).compactMap { try Attachment.Hash($0).flatMap { try Attachments.fetch($0, in: db) } })
    }
    isHandedOver = true
    return holdings
  }

  /// The other log did not take it: this one goes on.
  package func takeBack() { isHandedOver = false }

  /// Writes all of it, or nothing.
  package func take(_ holdings: Holdings) throws(StoreError) {
    try write { db in
      for attachment in holdings.loose { try Attachments.save(attachment, in: db) }
      for export in holdings.conversations { try Self.add(export, by: program, in: db) }
      for draft in holdings.drafts {
        let id = draft.key.isEmpty ? nil : ConversationID(rawValue: draft.key)
        try DraftRow.save(
          draft.text, key: DraftRow.key(of: id, for: program, in: db), by: program, in: db)
      }
    }
  }

  /// Its head comes after the messages that it is one of.
  private static func add(
    _ export: RescueExport, by program: RunningProgram, in db: Database
  ) throws {
    for attachment in export.attachments { try Attachments.save(attachment, in: db) }
    var headless = export.conversation
    headless.head = nil
    try ConversationRow.save(headless, in: db)
    for message in export.messages { try save(message, by: program, in: db) }
    try ConversationRow.save(export.conversation, in: db)
    for message in export.bookmarks { try Bookmarks.set(true, on: message, in: db) }
  }

  private static func conversations(in db: Database) throws -> [RescueExport] {
    try String.fetchAll(db, sql: "SELECT id FROM conversations ORDER BY key")
      .compactMap { try export(ConversationID(rawValue: $0), in: db) }
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
      conversation: conversation, messages: messages, attachments: attachments,
      bookmarks: try Bookmarks.fetch(of: conversation, in: db).map(\.message))
  }
}
