import Chat
import Storage
import Testing

/// A conversation is a tree; what is loaded is one way through it.
struct BranchTests {
  let scratch: Scratch
  let store: SQLiteStore
  let id = ConversationID(rawValue: "c1")

  /// p1 ─┬─ a1 ── p2 ── a3
  ///     └─ a2
  /// p1' (the first prompt, edited)
  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    for (index, node) in [
      ("p1", nil), ("a1", "p1"), ("a2", "p1"), ("p2", "a1"), ("a3", "p2"), ("p1'", nil),
    ].enumerated() {
      try await store.save(
        message(
          node.0, after: node.1, node.0.hasPrefix("p") ? .user : .assistant, node.0,
          at: Double(index)))
    }
    // Another conversation's root is no sibling.
    try await store.save(conversation("c2"))
    try await store.save(message("x", in: "c2"))
  }

  @Test(arguments: [
    ("a3", ["p1", "a1", "p2", "a3"], ["p1": (1, 2), "a1": (1, 2)]),
    ("a2", ["p1", "a2"], ["p1": (1, 2), "a2": (2, 2)]),
    ("p1'", ["p1'"], ["p1'": (2, 2)]),
    // A head that was never written, and one of another conversation: the newest message stands in.
    ("gone", ["p1'"], ["p1'": (2, 2)]),
    ("x", ["p1'"], ["p1'": (2, 2)]),
  ])
  func goesFromTheHeadToTheRoot(
    head: String, branch: [String], siblings: [String: (Int, Int)]
  ) async throws {
    try await store.save(conversation(head: head))
    let loaded = try #require(try await store.load(id, newest: .max))
    #expect(loaded.messages.map(\.id.rawValue) == branch)
    let expected = siblings.map { entry in
      (
        MessageID(rawValue: entry.key),
        SiblingPosition(position: entry.value.0, count: entry.value.1)
      )
    }
    #expect(loaded.siblings == Dictionary(uniqueKeysWithValues: expected))
  }

  @Test func countsSiblingsOfOneMomentInTheOrderTheyWereSaved() async throws {
    for name in ["z", "b"] {
      try await store.save(message(name, after: "a2", .user, at: 9))
    }
    try await store.save(conversation(head: "b"))
    let loaded = try #require(try await store.load(id, newest: .max))
    #expect(
      loaded.siblings[MessageID(rawValue: "b")] == SiblingPosition(position: 2, count: 2))
  }

  @Test func endsOnADamagedTree() async throws {
    // Two messages that follow each other: no program of ours writes that.
    try await store.save(message("p1", after: "a3", .user))
    try await store.save(conversation(head: "a3"))
    let loaded = try #require(try await store.load(id, newest: .max))
    #expect(loaded.messages.map(\.id.rawValue) == ["p1", "a1", "p2", "a3"])
  }

  @Test func loadsALongConversationInOrder() async throws {
    try await store.save(conversation("long", head: "l1999"))
    for index in 0..<2000 {
      var message = message(
        "l\(index)", in: "long", after: index == 0 ? nil : "l\(index - 1)", .assistant, at: 1)
      message.attempts = [fullAttempt(1)]
      try await store.save(message)
    }
    let loaded = try #require(try await store.load(ConversationID(rawValue: "long"), newest: .max))
    #expect(loaded.messages.map(\.id.rawValue) == (0..<2000).map { "l\($0)" })
    #expect(loaded.messages.allSatisfy { $0.attempts == [fullAttempt(1)] })
  }
}
