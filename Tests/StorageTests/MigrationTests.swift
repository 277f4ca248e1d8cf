import Chat
import GRDB
import Testing

@testable import Storage

/// A log that a Confab of version 2 left.
struct MigrationTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Rows as version 2 wrote them: (id, parent), in the order of their making.
  func old(
    _ rows: [(String, String?)], head: String?, sameMoment: Bool = false
  ) throws -> SQLiteStore {
    let path = scratch.directory + "/old.db"
    let queue = try DatabaseQueue(path: path)
    try queue.inTransaction { db in
      try Schema.migrate(db, to: 2)
      try db.execute(
        sql: "INSERT INTO conversations VALUES (NULL, 'c1', 'Old', 'm', 1, 2, ?)",
        arguments: [head])
      try db.execute(
        sql: "INSERT INTO conversations VALUES (NULL, 'c2', 'Empty', 'm', 1, 2, NULL)")
      try db.execute(sql: "PRAGMA defer_foreign_keys = 1")
      for (index, row) in rows.enumerated() {
        try db.execute(
          sql: """
            INSERT INTO messages
              (id, conversation, parent, role, text, reasoning, errors, state, created_at)
            VALUES (?, 'c1', ?, 'user', 'text of ' || ?, '', '', 'complete', ?)
            """, arguments: [row.0, row.1, row.0, sameMoment ? 5 : Double(index)])
      }
      return .commit
    }
    try queue.close()
    return try SQLiteStore.open(path: path)
  }

  func shown(_ store: SQLiteStore) async throws -> String {
    let page = try await store.page(of: ConversationID(rawValue: "c1"), .end, limit: .max)
    return page?.messages.map(\.id.rawValue).joined() ?? "–"
  }

  @Test func tellsOfAnUpdateOnlyWhereThereIsOne() async throws {
    var told: [Bool] = []
    let path = scratch.directory + "/told.db"
    let new = try SQLiteStore.open(path: path) { told.append($0) }
    await new.close()
    #expect(told == [])
    let queue = try DatabaseQueue(path: scratch.directory + "/two.db")
    try queue.inTransaction { db in
      try Schema.migrate(db, to: 2)
      return .commit
    }
    try queue.close()
    let old = try SQLiteStore.open(path: scratch.directory + "/two.db") { told.append($0) }
    await old.close()
    #expect(told == [true, false])
  }

  @Test(arguments: [false, true]) func findsTheBranches(sameMoment: Bool) async throws {
    let store = try old(
      [
        ("a", nil), ("b", "a"), ("c", "b"), ("d", "a"), ("e", "d"), ("f", "b"), ("g", "d"),
        ("r", nil), ("s", "r"),
      ], head: "c", sameMoment: sameMoment)
    #expect(try await shown(store) == "abc")
    let tree = try await store.tree(of: ConversationID(rawValue: "c1"))
    #expect(
      tree.map { "\($0.parent?.rawValue ?? "–")\($0.id.rawValue)\($0.count)" } == [
        "–a1", "ab1", "bc1", "bf1", "ad1", "de1", "dg1", "–r2",
      ])
    // Where nothing was noted, the newest is shown.
    for (id, branch) in [("d", "adg"), ("r", "rs"), ("a", "adg"), ("b", "abc"), ("f", "abf")] {
      _ = try await store.show(MessageID(rawValue: id))
      #expect(try await shown(store) == branch)
    }
    // It is gone on with as if nothing had been.
    try await store.save(message("t", after: "f"))
    try await store.save(conversation(head: "t"))
    #expect(try await shown(store) == "abft")
    #expect(
      try store.database.inDatabase { try Int32.fetchOne($0, sql: "PRAGMA user_version") }
        == Schema.version)
  }

  @Test func takesTheNewestMessageForAHeadThatIsMissing() async throws {
    let store = try old([("a", nil), ("b", "a"), ("c", "a")], head: "gone")
    #expect(try await shown(store) == "ac")
  }

  @Test func placesMessagesThatFollowEachOtherInACircle() async throws {
    let store = try old([("a", nil), ("x", "z"), ("y", "x"), ("z", "y")], head: "z")
    #expect(try await shown(store) == "xyz")
    _ = try await store.show(MessageID(rawValue: "a"))
    #expect(try await shown(store) == "a")
  }

  @Test func isWholeOrNotAtAll() async throws {
    let path = scratch.directory + "/old.db"
    _ = try await old([("a", nil)], head: "a").close()
    let queue = try DatabaseQueue(path: path)
    try await queue.write { db in
      // Back to a version 2 whose step to version 3 must fail in its midst.
      try db.execute(
        sql: """
          DROP TRIGGER message_insert; DROP TABLE places; DROP TABLE strands;
          PRAGMA user_version = 2
          """)
    }
    try queue.close()
    #expect(throws: StoreError.self) { try SQLiteStore.open(path: path) }
    let after = try DatabaseQueue(path: path)
    #expect(
      try await after.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 2)
    #expect(
      try await after.read { try $0.tableExists("strands") } == false)
  }

  /// A Confab of version 2 that still runs goes on writing into the file.
  @Test func placesWhatAnOlderConfabWrites() async throws {
    let store = try old([("a", nil)], head: "a")
    try await store.database.write { db in
      try db.execute(
        sql: """
          INSERT INTO messages
            (id, conversation, parent, role, text, reasoning, errors, state, created_at)
          VALUES ('b', 'c1', 'a', 'user', '', '', '', 'complete', 9);
          UPDATE conversations SET head = 'b' WHERE id = 'c1';
          """)
    }
    #expect(try await shown(store) == "ab")
  }
}
