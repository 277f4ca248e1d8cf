import Chat
import GRDB

/// A draft as a row of `drafts`. Its key is its conversation's identifier. Where another running
/// program keeps one there already, a slash and the program's name follow, which no identifier has.
/// What an earlier Confab kept for the conversation that it had not begun stands under ''.
struct DraftRow {
  let key: String
  let text: String
  let writer: String?

  private init(_ row: Row) {
    key = row["conversation"]
    text = row["text"]
    writer = row["writer"]
  }

  /// Empty text forgets it.
  static func save(
    _ text: String, key: String, by program: RunningProgram, in db: Database
  ) throws {
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

  /// Where a program keeps its own.
  static func key(
    of conversation: ConversationID?, for program: RunningProgram, in db: Database
  ) throws -> String {
    let key = conversation?.rawValue ?? ""
    let rows = try all(of: conversation, in: db)
    if let own = rows.first(where: { $0.writer == program.name }) { return own.key }
    // What is left by one that ended stays until somebody takes it.
    return rows.contains { $0.key == key } && conversation != nil ? "\(key)/\(program.name)" : key
  }

  /// What a program sees: its own, behind what those left that ended.
  static func text(
    of conversation: ConversationID?, for program: RunningProgram, in db: Database
  ) throws -> String {
    let rows = try all(of: conversation, in: db).filter { !program.isOther($0.writer) }
    let left = rows.filter { $0.writer != program.name }
    let own = rows.filter { $0.writer == program.name }
    return (left + own).map(\.text).joined(separator: "\n\n")
  }

  static func all(of conversation: ConversationID?, in db: Database) throws -> [DraftRow] {
    let key = conversation?.rawValue ?? ""
    // '0' follows '/': all keys that begin with the identifier and a slash.
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT conversation, text, writer FROM drafts
          WHERE conversation = :key OR :key <> '' AND conversation > :key || '/'
            AND conversation < :key || '0'
          ORDER BY conversation
          """), arguments: ["key": key]
    ).map(DraftRow.init)
  }

  /// The newest one of a conversation in which nothing was ever sent, whose program runs no more.
  static func leftUnsent(by program: RunningProgram, in db: Database) throws -> DraftRow? {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT conversation, text, writer FROM drafts AS d
        WHERE NOT EXISTS (
          SELECT 1 FROM conversations
          WHERE id = substr(d.conversation, 1, instr(d.conversation || '/', '/') - 1)
        )
        ORDER BY conversation DESC
        """)
    return rows.map(DraftRow.init).first { !program.runs($0.writer) }
  }
}
