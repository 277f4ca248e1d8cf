import Chat
import GRDB
import Testing

@testable import Storage

/// The tree as segments, copies of a part of it, and bookmarks.
struct TreeTests {
  let scratch: Scratch
  let store: SQLiteStore
  let id = ConversationID(rawValue: "c1")

  /// a ── b ─┬─ c ── d ─┬─ e
  ///         │          └─ f ── g
  ///         └─ h
  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation(title: "Letters"))
    for (index, node) in [
      ("a", nil), ("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "d"), ("g", "f"),
      ("h", "b"),
    ].enumerated() {
      var message = message(
        node.0, after: node.1, index % 2 == 0 ? .user : .assistant, "\(node.0) one\n\n two",
        at: Double(index))
      if message.role == .assistant {
        message.model = someModel
        message.attempts = [fullAttempt(1)]
      }
      try await store.save(message)
    }
    try await store.save(conversation(title: "Letters", head: "g"))
  }

  @Test func givesStretchesBetweenBranchings() async throws {
    let tree = try await store.tree(of: id)
    let text = tree.map { segment in
      "\(segment.parent?.rawValue ?? "–") \(segment.id.rawValue) ×\(segment.count)"
        + (segment.isShown ? " shown" : "")
    }
    #expect(
      text == ["– a ×2 shown", "a c ×2 shown", "c e ×1", "c f ×2 shown", "a h ×1"])
    #expect(
      tree[4]
        == BranchSegment(
          id: MessageID(rawValue: "h"), parent: MessageID(rawValue: "a"), role: .assistant,
          preview: "h one two", model: someModel, createdAt: WallTime(seconds: 7), count: 1,
          isShown: false))
  }

  @Test func aConversationWithoutBranchesIsOneSegment() async throws {
    try await store.save(conversation("line"))
    for index in 0..<300 {
      try await store.save(
        message("l\(index)", in: "line", after: index == 0 ? nil : "l\(index - 1)"))
    }
    let tree = try await store.tree(of: ConversationID(rawValue: "line"))
    #expect(tree.map(\.count) == [300])
    #expect(try await store.tree(of: ConversationID(rawValue: "no")) == [])
  }

  @Test func listsRootsInOrder() async throws {
    try await store.save(message("z", .user, "z", at: 3))
    #expect(
      try await store.tree(of: id).filter { $0.parent == nil }.map(\.id.rawValue) == ["a", "z"])
  }

  @Test func previewsTheBeginning() async throws {
    try await store.save(conversation("long"))
    try await store.save(message("l", in: "long", .user, String(repeating: "é\n", count: 5000)))
    let tree = try await store.tree(of: ConversationID(rawValue: "long"))
    let words = Array(repeating: "é", count: 101).joined(separator: " ")
    #expect(tree.first?.preview == String(words.prefix(200)))
  }

  @Test func previewsWhatIsAttachedByItsName() async throws {
    let hash = String(repeating: "a", count: 64)
    try await store.save(conversation("files"))
    try await store.save(
      message(
        "attached", in: "files", .user, "see [cat.png, PNG 2×2, 68 B](attachment:\(hash)) here"))
    let tree = try await store.tree(of: ConversationID(rawValue: "files"))
    #expect(tree.first?.preview == "see cat.png here")
  }

  @Test func forksTheWayToAMessage() async throws {
    try await store.setBookmark(true, on: MessageID(rawValue: "b"))
    let fork = conversation("01M835KZG3M98475J6YEXF2NT6", updatedAt: 500)
    try await store.fork(at: MessageID(rawValue: "d"), as: fork)
    let copy = try #require(try await store.load(fork.id, newest: .max))
    let source = try #require(try await store.load(id, newest: .max))
    #expect(copy.conversation.title == "Letters")
    #expect(copy.conversation.head == copy.messages.last?.id)
    #expect(copy.messages.map(\.text) == source.messages.prefix(4).map(\.text))
    #expect(copy.messages.map(\.attempts) == source.messages.prefix(4).map(\.attempts))
    #expect(copy.messages.map(\.parent) == [nil] + copy.messages.dropLast().map(\.id))
    #expect(copy.messages.map(\.id.rawValue).sorted() == copy.messages.map(\.id.rawValue))
    #expect(copy.messages.allSatisfy { $0.id.rawValue.utf8.count == 26 })
    #expect(copy.page.bookmarks == [copy.messages[1].id])
    #expect(copy.siblings.isEmpty)
    #expect(
      try scratch.query(
        Int.self,
        """
        SELECT count(*) FROM message_text JOIN said AS s ON s.moment = message_text.rowid
        JOIN messages AS m ON m.key = s.message
        WHERE message_text MATCH 'one' AND m.conversation = ?
        """, [fork.id.rawValue]) == [4])
    // The source is as it was, and each failure is listed once.
    #expect(try await store.load(id, newest: .max) == source)
    #expect(try await store.errors(limit: 50).allSatisfy { $0.conversation == id })
  }

  @Test func forksALongWayInSteps() async throws {
    try await store.save(conversation("line"))
    for index in 0..<1201 {
      try await store.save(
        message("l\(index)", in: "line", after: index == 0 ? nil : "l\(index - 1)"))
    }
    let fork = conversation("f")
    try await store.fork(at: MessageID(rawValue: "l1200"), as: fork)
    let page = try #require(try await store.page(of: fork.id, .end, limit: 1))
    #expect(page.total == 1201)
    #expect(try await store.tree(of: fork.id).map(\.count) == [1201])
  }

  @Test func aForkThatFailsLeavesNothing() async throws {
    let fork = conversation("f")
    await #expect(throws: StoreError.self) {
      try await store.fork(at: MessageID(rawValue: "no"), as: fork)
    }
    try store.database.inDatabase { db in
      try db.execute(
        sql: """
          CREATE TEMP TRIGGER full BEFORE INSERT ON main.messages WHEN new.text LIKE 'd%'
          BEGIN SELECT raise(ABORT, 'full'); END
          """)
    }
    await #expect(throws: StoreError.self) {
      try await store.fork(at: MessageID(rawValue: "d"), as: fork)
    }
    #expect(try await store.load(fork.id, newest: 1) == nil)
  }

  @Test func keepsBookmarksOfAllBranches() async throws {
    for name in ["h", "c", "h", "e"] {
      try await store.setBookmark(true, on: MessageID(rawValue: name))
    }
    try await store.setBookmark(false, on: MessageID(rawValue: "e"))
    try await store.setBookmark(true, on: MessageID(rawValue: "no"))
    #expect(
      try await store.bookmarks(of: id) == [
        Bookmark(
          message: MessageID(rawValue: "c"), role: .user, preview: "c one two",
          createdAt: WallTime(seconds: 2), isShown: true),
        Bookmark(
          message: MessageID(rawValue: "h"), role: .assistant, preview: "h one two",
          createdAt: WallTime(seconds: 7), isShown: false),
      ])
    #expect(try await store.page(of: id, .start, limit: 9)?.bookmarks == [MessageID(rawValue: "c")])
    // Saved again, as a session does: it stays.
    try await store.save(message("c", after: "b", .user, "new", at: 2))
    #expect(try await store.bookmarks(of: id).map(\.preview) == ["new", "h one two"])
  }

  @Test func givesAllSiblingsInOrder() async throws {
    #expect(
      try await store.siblings(of: MessageID(rawValue: "f")).map(\.id.rawValue) == ["e", "f"])
    let siblings = try await store.siblings(of: MessageID(rawValue: "h"))
    #expect(siblings.map(\.id.rawValue) == ["c", "h"])
    #expect(siblings[1].attempts == [fullAttempt(1)])
    #expect(try await store.siblings(of: MessageID(rawValue: "a")).count == 1)
    #expect(try await store.siblings(of: MessageID(rawValue: "no")) == [])
  }

  @Test func worksInMemory() async throws {
    let memory = try SQLiteStore.inMemory()
    try await memory.save(conversation(head: "b"))
    try await memory.save(message("a", .user, "kept"))
    try await memory.save(message("b", after: "a"))
    try await memory.fork(at: MessageID(rawValue: "a"), as: conversation("f"))
    #expect(
      try await memory.load(ConversationID(rawValue: "f"), newest: 9)?.messages.map(\.text) == [
        "kept"
      ])
    #expect(try await memory.page(of: id, .end, limit: 1)?.total == 2)
    let other = try SQLiteStore.inMemory()
    #expect(try await other.lastConversation() == nil)
  }
}
