import Chat
import GRDB

/// Changes facts of many conversations at once.
enum LogChanges {
  static func make(_ change: LogChange, to ids: [ConversationID], in db: Database) throws {
    switch change {
    case .title(let title): try set("title", title.storable, of: ids, in: db)
    case .starred(let isSet): try set("starred", isSet, of: ids, in: db)
    case .archived(let isSet): try set("archived", isSet, of: ids, in: db)
    case .deleted(let time): try set("deleted_at", time?.seconds, of: ids, in: db)
    case .tag(let name, let isSet):
      let statement = try db.cachedStatement(sql: isSet ? Tags.add : Tags.remove)
      for id in ids where try !isSet || isThere(id, in: db) {
        try statement.execute(arguments: ["conversation": id.rawValue, "name": name.storable])
      }
    }
  }

  private static func set(
    _ column: String, _ value: (any DatabaseValueConvertible)?, of ids: [ConversationID],
    in db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: "UPDATE conversations SET \(column) = ? WHERE id = ?")
    for id in ids { try statement.execute(arguments: [value, id.rawValue]) }
  }

  private static func isThere(_ id: ConversationID, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM conversations WHERE id = ?)"),
      arguments: [id.rawValue]) == true
  }
}
