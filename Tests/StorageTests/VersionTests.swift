import Chat
import GRDB
import Testing

@testable import Storage

/// A log of each earlier version, with something in every table that the version had.
struct VersionTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let rows = """
    INSERT INTO conversations (id, title, model, created_at, updated_at, head)
      VALUES ('c1', 'Old', 'm', 1, 2, 'm2'), ('c2', 'Newer', 'm', 1, 3, 'n1');
    INSERT INTO messages (id, conversation, parent, role, text, reasoning, errors, state, created_at)
      VALUES ('m1', 'c1', NULL, 'user', 'kept', '', '', 'complete', 1),
        ('m2', 'c1', 'm1', 'assistant', 'answer', 'thought', '', 'complete', 2),
        ('n1', 'c2', NULL, 'user', 'newer', '', '', 'complete', 3);
    INSERT INTO attempts (message, number, model, endpoint, started_at, received_bytes, text_bytes,
        has_usage, completion_tokens)
      VALUES ('m2', 1, 'm', 'h:1', 5, 0, 0, 1, 7);
    INSERT INTO drafts (conversation, text) VALUES ('', 'nowhere yet'), ('c1', 'half a');
    """

  @Test(arguments: 1..<Int(Schema.version))
  func isBroughtToThisOneWithAllThatIsInIt(version: Int) async throws {
    let path = scratch.directory + "/old.db"
    let queue = try DatabaseQueue(path: path, configuration: SQLiteStore.configuration)
    try await queue.write { db in
      try Schema.migrate(db, to: Int32(version))
      try db.execute(sql: Self.rows)
      if version >= 2 {
        try db.execute(sql: "INSERT INTO gates VALUES ('h:1', 9, 1.5, 2, 8)")
      }
      if version >= 3 {
        try db.execute(
          sql: "INSERT INTO bookmarks SELECT key FROM messages WHERE id = 'm2'")
      }
    }
    try queue.close()
    let store = try SQLiteStore.open(path: path)
    let stored = try #require(
      try await store.load(ConversationID(rawValue: "c1"), newest: .max))
    let old = Conversation(
      id: ConversationID(rawValue: "c1"), title: "Old", model: ModelID(rawValue: "m"),
      createdAt: WallTime(seconds: 1), updatedAt: WallTime(seconds: 2),
      head: MessageID(rawValue: "m2"))
    #expect(stored.conversation == old)
    #expect(stored.messages.map(\.text) == ["kept", "answer"])
    #expect(stored.messages.last?.attempts.first?.usage?.completionTokens == 7)
    #expect(stored.draft == "half a")
    #expect(try await store.draft(for: nil) == "nowhere yet")
    #expect(try await store.conversations(newest: 9).map(\.title) == ["Newer", "Old"])
    #expect(try await store.prompts(limit: 9) == ["newer", "kept"])
    #expect(try await store.pace(endpoint: "h:1")?.limit == (version >= 2 ? 2 : nil))
    #expect(
      try await store.bookmarks(of: old.id).map(\.message.rawValue) == (version >= 3 ? ["m2"] : []))
    // And it takes what is new.
    var changed = old
    changed.tags = ["a"]
    changed.options.maxTokens = 5
    try await store.save(changed)
    #expect(try await store.load(old.id, newest: 1)?.conversation == changed)
  }

  /// A Confab of version 3 that still runs goes on writing into the file.
  @Test func takesWhatAnOlderConfabWrites() async throws {
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.database.write { try $0.execute(sql: Self.rows) }
    var starred = try #require(
      try await store.load(ConversationID(rawValue: "c1"), newest: 1)?.conversation)
    starred.isStarred = true
    starred.tags = ["a"]
    try await store.save(starred)
    try await store.database.write { db in
      try db.execute(
        sql: """
          INSERT INTO conversations (id, title, model, created_at, updated_at, head)
          VALUES ('c1', 'Renamed', 'm', 1, 9, 'm2')
          ON CONFLICT (id) DO UPDATE SET
            title = excluded.title, model = excluded.model, created_at = excluded.created_at,
            updated_at = excluded.updated_at, head = excluded.head
          """)
    }
    starred.title = "Renamed"
    starred.updatedAt = WallTime(seconds: 9)
    #expect(try await store.load(starred.id, newest: 1)?.conversation == starred)
  }
}
