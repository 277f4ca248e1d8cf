import Chat
import GRDB

/// Lists the failed attempts of all conversations.
///
/// Responsible for listing each attempt once: the siblings that a turn leaves repeat the attempts
/// before their own, and such a repetition has number and start in common with the first. So have the
/// copies in a conversation that was forked.
enum Ledger {
  /// - Parameters:
  ///   - limit: entries at most, the newest.
  ///   - since: nothing that failed before.
  static func fetch(limit: Int, since: WallTime?, in db: Database) throws -> [LedgerEntry] {
    let rows = try AttemptRow.Cursor(
      db.cachedStatement(sql: newestFirst),
      ["limit": limit, "since": since?.seconds ?? -Double.infinity])
    var entries: [LedgerEntry] = []
    while let (row, attempt) = try rows.next() {
      let entry = LedgerEntry(
        attempt, answer: MessageID(rawValue: row["message"]),
        conversation: ConversationID(rawValue: row["conversation"]), title: row["title"])
      if let entry { entries.append(entry) }
    }
    return entries
  }

  /// `CROSS JOIN` keeps the order of the tables, so that the walk follows the index of failures and
  /// ends at the limit.
  static let newestFirst = """
    SELECT a.*, m.conversation, c.title
    FROM attempts AS a
      CROSS JOIN messages AS m ON m.id = a.message
      CROSS JOIN conversations AS c ON c.id = m.conversation
    WHERE a.failure IS NOT NULL
      AND a.started_at + coalesce(a.ended_after, 0) >= :since
      AND NOT EXISTS (
        SELECT 1 FROM messages AS s
          JOIN attempts AS b ON b.message = s.id AND b.number = a.number
        WHERE s.parent IS m.parent AND s.conversation = m.conversation AND s.key < m.key
          AND b.started_at = a.started_at AND b.failure IS NOT NULL)
      AND NOT EXISTS (
        SELECT 1 FROM attempts AS b JOIN messages AS s ON s.id = b.message
        WHERE b.failure IS NOT NULL
          AND b.started_at + coalesce(b.ended_after, 0)
            = a.started_at + coalesce(a.ended_after, 0)
          AND b.started_at = a.started_at AND b.number = a.number AND b.model = a.model
          AND b.endpoint = a.endpoint AND b.request_id IS a.request_id
          AND s.conversation <> m.conversation AND s.key < m.key)
    ORDER BY a.started_at + coalesce(a.ended_after, 0) DESC, a.message DESC, a.number DESC
    LIMIT :limit
    """
}
