import Chat
import GRDB

/// Who receives an answer.
enum Receiving {
  static func note(_ message: Message, by program: RunningProgram, in db: Database) throws {
    guard message.role == .assistant else { return }
    if message.state == .streaming {
      try db.cachedStatement(
        sql: """
          INSERT INTO receiving (message, program) VALUES (?, ?)
          ON CONFLICT (message) DO UPDATE SET program = excluded.program
            WHERE program <> excluded.program
          """
      ).execute(arguments: [message.id.rawValue, program.name])
    } else {
      try db.cachedStatement(sql: "DELETE FROM receiving WHERE message = ?")
        .execute(arguments: [message.id.rawValue])
    }
  }

  /// Those of a page that another program receives now.
  static func elsewhere(
    _ messages: [Message], than program: RunningProgram, in db: Database
  ) throws -> Set<MessageID> {
    var ids: Set<MessageID> = []
    for message in messages where message.state == .streaming {
      let receiver = try String.fetchOne(
        db.cachedStatement(sql: "SELECT program FROM receiving WHERE message = ?"),
        arguments: [message.id.rawValue])
      if receiver != program.name, program.runs(receiver) { ids.insert(message.id) }
    }
    return ids
  }
}
