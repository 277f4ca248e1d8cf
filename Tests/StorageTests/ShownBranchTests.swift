import Chat
import GRDB
import Testing

@testable import Storage

/// Which way through the tree is shown, and that it is found again.
struct ShownBranchTests {
  let scratch: Scratch
  let store: SQLiteStore

  /// a ─┬─ b ─┬─ c ── d
  ///    │     └─ e ── f
  ///    └─ g ── h
  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    for (index, node) in [
      ("a", nil), ("b", "a"), ("c", "b"), ("d", "c"), ("e", "b"), ("f", "e"), ("g", "a"),
      ("h", "g"),
    ].enumerated() {
      try await store.save(message(node.0, after: node.1, at: Double(index)))
      try await store.save(conversation(head: node.0))
    }
  }

  func shown() async throws -> String {
    let page = try await store.page(of: ConversationID(rawValue: "c1"), .end, limit: .max)
    return page?.messages.map(\.id.rawValue).joined() ?? "–"
  }

  /// What following the pointers from the root comes to: it is the head at any time.
  func followed() throws -> String? {
    try store.database.inDatabase { db in
      let root = try Int64.fetchOne(
        db, sql: "SELECT key FROM strands WHERE upper IS NULL AND shown")
      let leaf = try ShownBranch.leaf(below: Place(strand: root ?? 0, depth: 0), in: db)
      return try SavedMessage.fetch(at: leaf, in: db)?.id.rawValue
    }
  }

  @Test(
    arguments: [
      (["b"], "abef"), (["c"], "abcd"), (["d"], "abcd"), (["e"], "abef"), (["a"], "agh"),
      (["h"], "agh"), (["c", "g", "b"], "abcd"), (["c", "g", "f", "h", "b"], "abef"),
      (["d", "h", "a"], "agh"),
    ])
  func showsTheLeafThatWasShownLast(ids: [String], branch: String) async throws {
    var conversation: Conversation?
    for id in ids { conversation = try await store.show(MessageID(rawValue: id)) }
    #expect(try await shown() == branch)
    #expect(conversation?.head?.rawValue == branch.last.map(String.init))
    #expect(try followed() == branch.last.map(String.init))
    // The other half of the file's readers: a second instance.
    let other = try SQLiteStore.open(path: scratch.path)
    #expect(
      try await other.load(ConversationID(rawValue: "c1"), newest: 9)?.conversation == conversation)
  }

  @Test func showsNothingThatIsNotThere() async throws {
    #expect(try await store.show(MessageID(rawValue: "no")) == nil)
    #expect(try await shown() == "agh")
  }

  /// What was withdrawn stays in the log beneath the head, and comes back only when it is asked for.
  @Test func endsAtAHeadThatHasMoreBeneathIt() async throws {
    try await store.save(message("i", after: "h", at: 10))
    try await store.save(message("j", after: "i", at: 11))
    try await store.save(conversation(head: "h"))
    #expect(try followed() == "h")
    #expect(try await shown() == "agh")
    _ = try await store.show(MessageID(rawValue: "c"))
    _ = try await store.show(MessageID(rawValue: "g"))
    #expect(try await shown() == "agh")
    // A prompt in its place.
    try await store.save(message("k", after: "h", at: 12))
    try await store.save(conversation(head: "k"))
    #expect(try followed() == "k")
    try await store.save(conversation(head: "h"))
    #expect(try followed() == "h")
    _ = try await store.show(MessageID(rawValue: "i"))
    #expect(try await shown() == "aghij")
    #expect(try followed() == "j")
  }

  @Test func aNewRootTakesTheFirstOnesPlace() async throws {
    try await store.save(message("r", at: 20))
    try await store.save(conversation(head: "r"))
    #expect(try await shown() == "r")
    #expect(try followed() == "r")
    _ = try await store.show(MessageID(rawValue: "a"))
    #expect(try await shown() == "agh")
    #expect(try followed() == "h")
  }

  /// Random trees, random ways: pages, pointers and `parent` agree.
  @Test(arguments: 0..<20) func agreesWithTheParents(seed: Int) async throws {
    var random = Generator(state: UInt64(seed))
    let id = "t\(seed)"
    try await store.save(conversation(id))
    var parents: [String: String?] = [:]
    var names: [String] = []
    for index in 0..<60 {
      let parent =
        names.isEmpty || random.below(20) == 0
        ? nil
        : random.below(3) == 0 ? names[random.below(names.count)] : names.last
      let name = "\(id)-\(index)"
      try await store.save(message(name, in: id, after: parent, at: 5))
      parents[name] = parent
      names.append(name)
      try await store.save(conversation(id, head: name))
      if random.below(4) == 0 {
        let chosen = names[random.below(names.count)]
        let head = try await store.show(MessageID(rawValue: chosen))?.head?.rawValue
        var way: [String] = []
        var next = head
        while let name = next {
          way.insert(name, at: 0)
          next = parents[name] ?? nil
        }
        #expect(way.contains(chosen))
        let page = try await store.page(of: ConversationID(rawValue: id), .end, limit: .max)
        #expect(page?.messages.map(\.id.rawValue) == way)
        for message in page?.messages ?? [] {
          let siblings = names.filter { (parents[$0] ?? nil) == message.parent?.rawValue }
          let position = siblings.firstIndex(of: message.id.rawValue).map { $0 + 1 }
          #expect(page?.siblings[message.id]?.position ?? 1 == position)
          #expect(page?.siblings[message.id]?.count ?? 1 == siblings.count)
        }
      }
    }
  }
}
