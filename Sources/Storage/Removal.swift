import Chat
import GRDB

/// Takes conversations away with all that is in them.
///
/// Responsible for doing so from the leaves of the tree: SQLite takes away what follows a message by a
/// trigger of its own for each, and gives up at a thousand, one below the other.
enum Removal {
  /// Takes away the deepest messages of a conversation, or itself when none is left.
  /// - Parameter limit: messages at most.
  /// - Returns: whether all of it is gone.
  static func step(_ conversation: String, limit: Int, in db: Database) throws -> Bool {
    let keys = try Int64.fetchAll(
      db.cachedStatement(sql: deepest), arguments: [conversation, limit])
    try WordIndex.forget(keys, in: db)
    let delete = try db.cachedStatement(sql: "DELETE FROM messages WHERE key = ?")
    for key in keys { try delete.execute(arguments: [key]) }
    guard keys.count < limit else { return false }
    for table in ["conversations WHERE id", "drafts WHERE conversation"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) = ?").execute(arguments: [conversation])
    }
    return true
  }

  private static let deepest = """
    SELECT p.message FROM strands AS s JOIN places AS p ON p.strand = s.key
    WHERE s.conversation = ? ORDER BY p.depth DESC LIMIT ?
    """
}
