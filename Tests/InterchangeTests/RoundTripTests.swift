import Chat
import Storage
import Testing

@testable import Interchange

/// From one log into another and on: what the program exports it takes back whole.
struct RoundTripTests {
  private struct Clock: TimeSource {
    var now: Instant { Instant(nanoseconds: 0) }
    var wallNow: WallTime { WallTime(seconds: 0) }
    func sleep(until deadline: Instant) async throws {}
  }

  private static let id = ConversationID(rawValue: "01HQ0000000000000000000000")

  private static func text(_ store: SQLiteStore) async throws -> String {
    var text = ""
    try await ConversationExport(of: id, from: store, as: .json, version: "1")
      .write { (piece: String) throws(Never) in text += piece }
    return text
  }

  /// Two branches, something attached, marks, an attempt, signs of all sorts.
  private static func fill(_ store: SQLiteStore) async throws {
    let time = WallTime(seconds: 1_700_000_000.125)
    var facts = Conversation(
      id: id, title: "Trip \"north\" 漢字", model: ModelID(rawValue: "a/b"), createdAt: time,
      updatedAt: WallTime(seconds: time.seconds + 9), head: MessageID(rawValue: "m3"))
    facts.tags = ["work", "trains"]
    facts.isStarred = true
    facts.options = RequestOptions(systemPrompt: "Be\nbrief", temperature: 0.3, extra: ["k": "[1]"])
    let file = try AttachableFile(Array("one\ntwo".utf8), name: "notes [1].txt")
    try await store.save(file.attachment)
    try await store.save(facts)
    func message(_ id: String, _ parent: String?, _ role: Role, _ text: String, _ after: Double)
      -> Message
    {
      Message(
        id: MessageID(rawValue: id), conversation: Self.id, parent: parent.map(MessageID.init),
        role: role, text: text, createdAt: WallTime(seconds: time.seconds + after))
    }
    try await store.save(message("m1", nil, .user, "See \(file.reference.text)\t👩‍👩‍👧", 0))
    var answer = message("m2", "m1", .assistant, "It \u{1B}[31mis\u{7}\r\n", 1)
    answer.reasoning = "Hm"
    answer.model = facts.model
    answer.state = .interrupted
    var attempt = Attempt(number: 1, model: facts.model, endpoint: "a.example", startedAt: time)
    attempt.usage = Usage(promptTokens: 1, completionTokens: 2, cost: 0.000066)
    attempt.failure = Failure(origin: .stream, step: .cut, status: 200, message: "down")
    answer.attempts = [attempt]
    try await store.save(answer)
    try await store.save(message("m3", "m2", .user, "Go on", 2))
    try await store.save(message("m4", "m1", .assistant, "Another", 3))
    try await store.save(message("m5", "m4", .user, "Why?", 4))
    try await store.save(facts)
    try await store.setBookmark(true, on: MessageID(rawValue: "m2"))
  }

  @Test func exportsWhatItImported() async throws {
    let scratch = try Scratch()
    let first = try SQLiteStore.open(path: scratch.directory + "/1.db")
    try await Self.fill(first)
    let exported = try await Self.text(first)
    let path = try scratch.write(exported, to: "trip.json")

    let second = try SQLiteStore.open(path: scratch.directory + "/2.db")
    for _ in 0..<2 {
      let writer = try BulkWriter(second, time: Clock())
      let found = everything(path)
      #expect(found.problems == [])
      for conversation in found.conversations { try writer.add(conversation) }
      try writer.finish()
      #expect(writer.takeProblems() == [])
      #expect(try await Self.text(second) == exported)
    }
    let stored = try #require(try await second.load(Self.id, newest: 9))
    #expect(stored.messages == (try await first.load(Self.id, newest: 9))?.messages)
  }

  private enum Step: Sendable {
    /// Goes to a message, and on to where its branch ends.
    case show(String)
    /// The branch ends there, whatever is beneath it.
    case end(String)
  }

  /// What is shown at branchings off the shown branch, in trees in which it is not the newest everywhere.
  @Test(
    arguments: [
      [], [.show("d1")], [.show("d1"), .show("c3"), .show("c2"), .show("b1")],
      [.show("d1"), .show("e1"), .show("b1")],
      [.show("d2"), .show("c3"), .show("a2"), .show("b2")],
      [.end("c2"), .show("b1")], [.end("b2"), .show("c1"), .show("a2")], [.end("a1")],
      [.show("e1"), .end("d1"), .show("c1"), .show("b1"), .show("a2")],
    ] as [[Step]])
  private func keepsWhatIsChosenAtEveryBranching(steps: [Step]) async throws {
    // Each behind the one that it follows: two roots, and branchings four deep.
    let tree: [(String, String?)] = [
      ("a1", nil), ("b1", "a1"), ("b2", "a1"), ("c1", "b2"), ("c2", "b2"), ("c3", "b2"),
      ("d1", "c2"), ("d2", "c2"), ("e1", "d1"), ("e2", "d1"), ("a2", nil), ("f1", "a2"),
    ]
    let scratch = try Scratch()
    let first = try SQLiteStore.open(path: scratch.directory + "/1.db")
    let time = WallTime(seconds: 1_700_000_000)
    var facts = Conversation(
      id: Self.id, title: "Tree", model: ModelID(rawValue: "a/b"), createdAt: time,
      updatedAt: time, head: MessageID(rawValue: "f1"))
    try await first.save(facts)
    for (index, (id, parent)) in tree.enumerated() {
      try await first.save(
        Message(
          id: MessageID(rawValue: id), conversation: Self.id, parent: parent.map(MessageID.init),
          role: .user, text: id, createdAt: WallTime(seconds: time.seconds + Double(index))))
    }
    for step in steps {
      switch step {
      case .show(let id): _ = try await first.show(MessageID(rawValue: id))
      case .end(let id):
        facts.head = MessageID(rawValue: id)
        try await first.save(facts)
      }
    }
    let exported = try await Self.text(first)

    let second = try SQLiteStore.open(path: scratch.directory + "/2.db")
    let writer = try BulkWriter(second, time: Clock())
    let found = everything(try scratch.write(exported, to: "tree.json"))
    for conversation in found.conversations { try writer.add(conversation) }
    try writer.finish()
    #expect(try await Self.text(second) == exported)
    #expect(
      try await second.load(Self.id, newest: 9)?.messages.map(\.id)
        == first.load(Self.id, newest: 9)?.messages.map(\.id))
    // Going to a message, from the roots on, leads to the same end in both.
    for (id, _) in tree {
      let (one, two) = try await (
        first.show(MessageID(rawValue: id))?.head, second.show(MessageID(rawValue: id))?.head
      )
      #expect(one == two, "\(id)")
    }
  }
}
