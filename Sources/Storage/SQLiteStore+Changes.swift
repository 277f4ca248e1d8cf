package import Chat
import GRDB

/// What other programs changed.
extension SQLiteStore {
  /// Conversations that were changed since this was asked last, when another program wrote anything
  /// since; else none, whatever this one wrote. Their answers that nobody receives any more are among
  /// what changed.
  package func changesOfOthers() throws(StoreError) -> Set<ConversationID> {
    let (seen, answer) = try read { [position] db in
      // Changes when another connection commits, never by what this one writes.
      let version = try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      var ids: Set<String> = []
      if position?.version != version {
        ids = try String.fetchSet(
          db.cachedStatement(sql: "SELECT conversation FROM changes WHERE number > ?"),
          arguments: [position?.number ?? .max])
      }
      return (
        ChangePosition(
          version: version,
          number: try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(number) FROM changes"))
            ?? 0
        ), ids
      )
    }
    position = seen
    return Set(answer.map(ConversationID.init))
  }

  /// Conversations with an answer whose program ended before it did.
  func leftBehind() throws(StoreError) -> Set<ConversationID> {
    let rows = try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT m.conversation, r.program FROM receiving AS r
              CROSS JOIN messages AS m ON m.id = r.message WHERE m.state = 'streaming'
            """)
      ).map { (id: $0[0] as String, program: $0[1] as String) }
    }
    let left = rows.filter { !program.runs($0.program) }
    return Set(left.map { ConversationID(rawValue: $0.id) })
  }
}
