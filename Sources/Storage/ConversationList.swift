import Chat
import GRDB

/// A part of the list of conversations that a query describes.
///
/// Responsible for the order: the archived ones last, then as the query says, and the newer where that is
/// the same. Without conditions an index is walked that has the list in this order; with them each
/// conversation is looked at once.
enum ConversationList {
  static func fetch(
    _ query: LogQuery, from offset: Int, limit: Int, in db: Database
  ) throws -> LogPage {
    let order = Self.order(query.sort)
    if query.terms.isEmpty, query.filters.isEmpty {
      let total = try Int.fetchOne(db.cachedStatement(sql: count)) ?? 0
      let keys = try Int64.fetchAll(
        db.cachedStatement(sql: page(order)), arguments: [max(0, limit), max(0, offset)])
      return LogPage(entries: try entries(keys, in: db), offset: offset, total: total)
    }
    let condition = try QuerySQL.conversations(query, in: db)
    let sql = """
      SELECT f.key FROM figures AS f CROSS JOIN conversations AS c ON c.key = f.key
      WHERE f.messages > 0 AND \(condition.sql) ORDER BY \(order)
      """
    let keys = try Int64.fetchAll(db, sql: sql, arguments: condition.statementArguments)
    let shown = keys.dropFirst(max(0, offset)).prefix(max(0, limit))
    return LogPage(entries: try entries(Array(shown), in: db), offset: offset, total: keys.count)
  }

  /// By the index alone.
  static let count = "SELECT count(*) FROM figures WHERE messages > 0 AND deleted = 0"

  /// By the index alone, also to the last page.
  static func page(_ order: String) -> String {
    """
    SELECT key FROM figures AS f WHERE messages > 0 AND deleted = 0
    ORDER BY \(order) LIMIT ? OFFSET ?
    """
  }

  static func order(_ sort: LogSort) -> String {
    switch sort {
    case .relevance, .time: "f.archived, f.updated_at DESC, f.key DESC"
    case .size: "f.archived, f.bytes DESC, f.key DESC"
    case .cost: "f.archived, f.cost DESC, f.key DESC"
    }
  }

  /// In the order of the keys.
  private static func entries(_ keys: [Int64], in db: Database) throws -> [LogEntry] {
    let statement = try db.cachedStatement(sql: entry)
    return try keys.compactMap { key in
      try Row.fetchOne(statement, arguments: [key]).map { row in
        LogEntry(
          conversation: ConversationRow.conversation(row), messages: row["figure_messages"],
          bytes: row["figure_bytes"], cost: row["figure_cost"], errors: row["figure_errors"])
      }
    }
  }

  private static let entry = """
    SELECT \(ConversationRow.read), f.messages AS figure_messages, f.bytes AS figure_bytes,
      f.cost AS figure_cost, f.errors AS figure_errors
    FROM figures AS f JOIN conversations AS c ON c.key = f.key WHERE f.key = ?
    """
}
