package import Chat
import GRDB

/// What is typed and not sent. Programs that run side by side keep theirs apart; what one that ended
/// left is for whoever comes next.
extension SQLiteStore {
  package func saveDraft(_ text: String, for conversation: ConversationID?) throws(StoreError) {
    try write { db in
      try DraftRow.save(
        text, key: DraftRow.key(of: conversation, for: program, in: db), by: program, in: db)
    }
  }

  package func draft(for conversation: ConversationID?) throws(StoreError) -> String {
    try read { db in try DraftRow.text(of: conversation, for: program, in: db) }
  }

  /// Identifiers sort by time: the conversation that was begun last comes first.
  package func claimDraft(for conversation: ConversationID) throws(StoreError) -> String {
    try write { db in
      guard let left = try DraftRow.leftUnsent(by: program, in: db) else { return "" }
      try DraftRow.save("", key: left.key, by: program, in: db)
      let own = try DraftRow.text(of: conversation, for: program, in: db)
      let whole = own.isEmpty ? left.text : left.text + "\n\n" + own
      try DraftRow.save(
        whole, key: DraftRow.key(of: conversation, for: program, in: db), by: program, in: db)
      return left.text
    }
  }

  package func takeDraft(of conversation: ConversationID) throws(StoreError) -> String {
    let rows = try read { db in try DraftRow.all(of: conversation, in: db) }
    // Opening a conversation in which nobody typed writes nothing.
    guard rows.contains(where: { $0.writer != program.name && !program.isOther($0.writer) }) else {
      return rows.first { $0.writer == program.name }?.text ?? ""
    }
    return try write { db in
      let text = try DraftRow.text(of: conversation, for: program, in: db)
      for row in try DraftRow.all(of: conversation, in: db) where !program.isOther(row.writer) {
        try DraftRow.save("", key: row.key, by: program, in: db)
      }
      try DraftRow.save(
        text, key: DraftRow.key(of: conversation, for: program, in: db), by: program, in: db)
      return text
    }
  }
}
