import Chat
import GRDB
import Testing

@testable import Storage

/// What is said of a conversation beside its messages.
struct ConversationFactsTests {
  let scratch: Scratch
  let store: SQLiteStore
  let id = ConversationID(rawValue: "c1")

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
  }

  /// One in which no fact has its default, with a message.
  func full() -> Conversation {
    var full = conversation(title: "Trip", head: "m1")
    full.options = RequestOptions(
      systemPrompt: "Be “brief”/\n", temperature: 0.25, maxTokens: 1000, topP: 0.5,
      reasoningEffort: "high", extra: ["seed": "42", "stop": #"["a"]"#])
    full.preset = "terse"
    full.endpoint = "local"
    full.tags = ["work", "Zürich", "a b"]
    full.isStarred = true
    full.isArchived = true
    full.deletedAt = WallTime(seconds: 12.5)
    return full
  }

  func save(_ conversation: Conversation) async throws {
    try await store.save(conversation)
    try await store.save(message("m-" + conversation.id.rawValue, in: conversation.id.rawValue))
  }

  func ids(_ limit: Int = 10) async throws -> [String] {
    try await store.conversations(newest: limit).map(\.id.rawValue)
  }

  @Test func keepsEveryFact() async throws {
    try await save(full())
    let again = try SQLiteStore.open(path: scratch.path)
    #expect(try await again.load(id, newest: 1)?.conversation == full())
    // And forgets each again.
    try await store.save(conversation(head: "m1"))
    #expect(try await again.load(id, newest: 1)?.conversation == conversation(head: "m1"))
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM tags") == [0])
  }

  @Test(arguments: [
    ("", RequestOptions()),
    ("not JSON", RequestOptions()),
    ("[]", RequestOptions()),
    (#"{"temperature":"warm","topP":0.5,"later":[1]}"#, RequestOptions(topP: 0.5)),
    (#"{"extra":{"a":1},"maxTokens":7}"#, RequestOptions(maxTokens: 7)),
  ])
  func readsTheOptionsThatItCan(text: String, options: RequestOptions) async throws {
    try await save(conversation())
    try await store.database.write { db in
      try db.execute(sql: "UPDATE conversations SET options = ?", arguments: [text])
    }
    #expect(try await store.load(id, newest: 1)?.conversation.options == options)
  }

  /// Two programs, each with what it knew; the second one writes last.
  @Test func leavesWhatAnotherProgramChanged() async throws {
    let other = try SQLiteStore.open(path: scratch.path)
    let known = conversation(title: "Old", head: "m-c1")
    try await save(known)
    var first = known
    first.title = "New"
    first.tags = ["a", "b"]
    first.options.temperature = 1
    try await other.save(first, known: known)
    var second = known
    second.isStarred = true
    second.tags = ["c"]
    second.updatedAt = WallTime(seconds: 300)
    try await store.save(second, known: known)
    // What only one of them changed is as that one left it.
    var both = first
    both.isStarred = true
    both.tags = ["a", "b", "c"]
    both.updatedAt = WallTime(seconds: 300)
    #expect(try await other.load(id, newest: 1)?.conversation == both)
    // A tag that is taken off takes no other with it.
    var third = both
    third.tags = ["a", "c"]
    try await other.save(third, known: both)
    #expect(try await store.load(id, newest: 1)?.conversation == third)
  }

  @Test func listsTheNewestFirstAndTheArchivedAfterThem() async throws {
    for (name, time, isArchived) in [
      ("old", 10.0, false), ("new", 30, false), ("mid", 20, false), ("kept", 40, true),
    ] {
      var listed = conversation(name, updatedAt: time)
      listed.isArchived = isArchived
      listed.tags = [name, "all"]
      try await save(listed)
    }
    try await store.save(conversation("empty", updatedAt: 50))
    #expect(try await ids() == ["new", "mid", "old", "kept"])
    #expect(try await ids(2) == ["new", "mid"])
    #expect(try await ids(0) == [])
    #expect(try await store.conversations(newest: 1).first?.tags == ["new", "all"])
  }

  @Test func theTrashIsOutOfSightAndGivesBack() async throws {
    try await save(conversation(title: "Kept", updatedAt: 10))
    try await store.save(message("p", after: "m-c1", .user, "kept prompt", at: 1))
    try await save(conversation("c2", title: "Gone", updatedAt: 20))
    try await store.save(message("q", in: "c2", after: "m-c2", .user, "gone prompt", at: 2))
    try await store.setDeleted(WallTime(seconds: 99), ConversationID(rawValue: "c2"))
    #expect(try await ids() == ["c1"])
    #expect(try await store.lastConversation()?.id == id)
    #expect(try await store.prompts(limit: 9) == ["", "kept prompt"])
    // It is still there for whoever names it, and what a session knew does not take it out.
    var stale = conversation("c2", title: "Gone", updatedAt: 30)
    stale.isStarred = true
    try await store.save(stale, known: conversation("c2", title: "Gone", updatedAt: 20))
    let loaded = try await store.load(ConversationID(rawValue: "c2"), newest: 1)?.conversation
    #expect(loaded?.deletedAt == WallTime(seconds: 99) && loaded?.isStarred == true)
    try await store.setDeleted(nil, ConversationID(rawValue: "c2"))
    #expect(try await ids() == ["c2", "c1"])
    #expect(try await store.prompts(limit: 9) == ["", "gone prompt", "kept prompt"])
  }

  @Test func aForkTakesThemAlong() async throws {
    var source = full()
    source.deletedAt = nil
    source.head = MessageID(rawValue: "m-c1")
    try await save(source)
    try await store.fork(at: MessageID(rawValue: "m-c1"), as: conversation("c2"))
    let fork = try #require(
      try await store.load(ConversationID(rawValue: "c2"), newest: 1)?.conversation)
    #expect(fork.options == source.options && fork.preset == "terse" && fork.endpoint == "local")
    #expect(fork.tags == source.tags && fork.title == "Trip" && !fork.isStarred)
  }

  @Test func walksTheIndexOfWhatIsShown() throws {
    /// What is done once, not for each row.
    func plan(_ sql: String, _ arguments: StatementArguments = []) throws -> [String] {
      try store.database.inDatabase { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
          .filter { $0["parent"] == 0 }.map { $0["detail"] as String }
      }
    }
    let list = try plan(ConversationRow.newest, [1])
    #expect(list.first == "SCAN c USING INDEX conversations_shown", "\(list)")
    #expect(!list.contains { $0.contains("TEMP B-TREE") }, "\(list)")
    let prompts = try plan(MessageRow.prompts)
    #expect(
      prompts.first == "SEARCH messages USING INDEX prompts_by_time"
        || prompts.first == "SCAN messages USING INDEX prompts_by_time", "\(prompts)")
    #expect(!prompts.contains { $0.contains("TEMP B-TREE") }, "\(prompts)")
  }
}
