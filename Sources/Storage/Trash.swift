import Chat
import GRDB

/// Takes conversations out of the log for ever that lie in the trash.
///
/// Responsible for doing so in steps: taking thousands of messages out of the index of words takes
/// seconds, in which nobody else could write.
enum Trash {
  /// Messages that one transaction takes away: some tens of milliseconds.
  private static let step = 500

  enum Step {
    case removed
    /// There is more of it.
    case begun
    /// It is not in the trash any more.
    case kept
  }

  /// Those that were put there before a time.
  static func conversations(before time: WallTime, in db: Database) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT id FROM conversations WHERE deleted_at < ? ORDER BY deleted_at"),
      arguments: [time.seconds])
  }

  /// Takes one away or a part of it, if it still lies there: it can have been taken out meanwhile.
  static func remove(_ id: String, before time: WallTime, in db: Database) throws -> Step {
    let isThere = try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM conversations WHERE id = ? AND deleted_at < ?)"),
      arguments: [id, time.seconds])
    guard isThere == true else { return .kept }
    return try Removal.step(id, limit: step, in: db) ? .removed : .begun
  }
}
