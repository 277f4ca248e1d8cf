import Chat
import GRDB
import Testing

@testable import Storage

/// What is said of many conversations at once, and the trash.
struct LogChangeTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
  }

  func ids(_ names: String...) -> [ConversationID] { names.map(ConversationID.init) }

  func load(_ id: String) async throws -> Conversation? {
    try await store.load(ConversationID(rawValue: id), newest: 1)?.conversation
  }

  @Test func changesAllThatAreNamedAndNothingElse() async throws {
    for id in ["c1", "c2", "c3"] {
      var facts = conversation(id, title: id)
      facts.tags = ["old", "kept"]
      try await store.save(facts)
    }
    let both = ids("c1", "c2", "not there")
    try await store.change(both, .title("New\0name"))
    try await store.change(both, .starred(true))
    try await store.change(both, .archived(true))
    try await store.change(both, .deleted(WallTime(seconds: 7)))
    try await store.change(both, .tag("new", isSet: true))
    try await store.change(both, .tag("new", isSet: true))
    try await store.change(both, .tag("old", isSet: false))
    var expected = conversation("c1", title: "New\u{2400}name")
    expected.isStarred = true
    expected.isArchived = true
    expected.deletedAt = WallTime(seconds: 7)
    expected.tags = ["kept", "new"]
    #expect(try await load("c1") == expected)
    #expect(try await load("c2")?.tags == ["kept", "new"])
    var other = conversation("c3", title: "c3")
    other.tags = ["old", "kept"]
    #expect(try await load("c3") == other)
    try await store.change(both, .deleted(nil))
    try await store.change(both, .starred(false))
    expected.deletedAt = nil
    expected.isStarred = false
    #expect(try await load("c1") == expected)
    #expect(try await load("not there") == nil)
  }

  @Test func changesAllOrNone() async throws {
    for id in ["c1", "c2"] { try await store.save(conversation(id)) }
    try await store.database.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE UPDATE ON conversations WHEN new.id = 'c2'
          BEGIN SELECT raise(ABORT, 'no'); END
          """)
    }
    await #expect(throws: StoreError.self) {
      try await store.change(ids("c1", "c2"), .starred(true))
    }
    #expect(try await load("c1")?.isStarred == false)
  }

  @Test func knowsWhatIsFilteredBy() async throws {
    for (id, tags) in [("c1", ["b"]), ("c2", ["a", "b"]), ("c3", ["c"])] {
      var facts = conversation(id)
      facts.tags = tags
      try await store.save(facts)
      try await store.save(message("p\(id)", in: id))
    }
    for (index, model) in ["x", "y", "y", "z"].enumerated() {
      var answer = message("a\(index)", after: "pc1", .assistant)
      answer.model = ModelID(rawValue: model)
      try await store.save(answer)
    }
    let vocabulary = try await store.vocabulary()
    #expect(vocabulary.models.map(\.rawValue) == ["y", "x", "z"])
    #expect(vocabulary.tags == ["b", "a", "c"])
    let plan = try await store.database.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + Vocabulary.models)
        .map { $0["detail"] as String }
    }
    #expect(plan.first?.contains("COVERING INDEX messages_by_model") == true, "\(plan)")
  }

  @Test func emptiesTheTrashOfWhatIsOldEnough() async throws {
    for (id, seconds) in [("c1", 10.0), ("c2", 20), ("c3", 30)] {
      var facts = conversation(id)
      facts.deletedAt = WallTime(seconds: seconds)
      try await store.save(facts)
      try await store.save(message("p\(id)", in: id, .user, "word"))
      try await store.saveDraft("draft", for: facts.id)
    }
    try await store.save(conversation("c4"))
    try await store.save(message("pc4", in: "c4"))
    // More than one step.
    for index in 0..<1100 {
      let parent = index == 0 ? "pc2" : "m\(index - 1)"
      try await store.save(message("m\(index)", in: "c2", after: parent, at: Double(index % 7)))
    }
    #expect(try await store.removeDeleted(before: WallTime(seconds: 30)) == 2)
    let left = try scratch.query(String.self, "SELECT id FROM messages ORDER BY id")
    #expect(left == ["pc3", "pc4"])
    #expect(try scratch.query(String.self, "SELECT conversation FROM drafts") == ["c3"])
    #expect(try scratch.query(String.self, "SELECT conversation FROM figures") == ["c3", "c4"])
    #expect(try scratch.query(String.self, "PRAGMA integrity_check") == ["ok"])
    #expect(try await store.removeDeleted(before: WallTime(seconds: 30)) == 0)
  }

  @Test func keepsWhatIsTakenOutWhileTheTrashIsEmptied() async throws {
    var facts = conversation("c1")
    facts.deletedAt = WallTime(seconds: 1)
    try await store.save(facts)
    try await store.save(message("p"))
    let time = WallTime(seconds: 5)
    try await store.database.write { db in
      #expect(try Trash.conversations(before: time, in: db) == ["c1"])
      try db.execute(sql: "UPDATE conversations SET deleted_at = NULL")
      guard case .kept = try Trash.remove("c1", before: time, in: db) else {
        Issue.record("taken away")
        return
      }
    }
    #expect(try await load("c1") != nil)
  }
}
