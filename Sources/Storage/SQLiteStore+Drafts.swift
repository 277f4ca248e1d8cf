package import Chat
import GRDB

/// What is typed and not sent.
extension SQLiteStore {
  package func saveDraft(_ text: String, for conversation: ConversationID?) throws(StoreError) {
    try write { db in try saveDraft(text, key: Self.draftKey(conversation), in: db) }
  }

  package func draft(for conversation: ConversationID?) throws(StoreError) -> String {
    try read { db in try Self.draft(for: conversation, in: db) }
  }

  /// Identifiers sort by time: the conversation that was begun last comes first.
  package func claimDraft(for conversation: ConversationID) throws(StoreError) -> String {
    try write { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT conversation, text, writer FROM drafts AS d
          WHERE NOT EXISTS (SELECT 1 FROM conversations AS c WHERE c.id = d.conversation)
          ORDER BY conversation DESC
          """)
      guard let left = rows.first(where: { !program.runs($0["writer"]) }) else { return "" }
      let (key, text): (String, String) = (left["conversation"], left["text"])
      try saveDraft("", key: key, in: db)
      let own = try Self.draft(for: conversation, in: db)
      let whole = own.isEmpty ? text : text + "\n\n" + own
      try saveDraft(whole, key: Self.draftKey(conversation), in: db)
      return text
    }
  }

  private func saveDraft(_ text: String, key: String, in db: Database) throws {
    if text.isEmpty {
      try db.cachedStatement(sql: "DELETE FROM drafts WHERE conversation = ?")
        .execute(arguments: [key])
    } else {
      try db.cachedStatement(
        sql: """
          INSERT INTO drafts (conversation, text, writer) VALUES (?, ?, ?)
          ON CONFLICT (conversation) DO UPDATE SET text = excluded.text, writer = excluded.writer
          """
      ).execute(arguments: [key, text.storable, program.name])
    }
  }

  static func draft(for conversation: ConversationID?, in db: Database) throws -> String {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT text FROM drafts WHERE conversation = ?"),
      arguments: [draftKey(conversation)]) ?? ""
  }

  private static func draftKey(_ conversation: ConversationID?) -> String {
    conversation?.rawValue ?? ""
  }
}
