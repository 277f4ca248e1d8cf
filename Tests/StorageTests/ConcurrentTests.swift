import Chat
import Foundation
import GRDB
import Testing

@testable import Storage

/// Two programs on one log: what each learns of the other.
struct ConcurrentTests {
  let scratch: Scratch
  let one: SQLiteStore
  let two: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    let running: @Sendable (String) -> Bool = { ["one", "two"].contains($0) }
    one = try SQLiteStore.open(
      path: scratch.path, program: RunningProgram(name: "one", isRunning: running))
    two = try SQLiteStore.open(
      path: scratch.path, program: RunningProgram(name: "two", isRunning: running))
    _ = try await one.changesOfOthers()
    _ = try await two.changesOfOthers()
  }

  func id(_ name: String) -> ConversationID { ConversationID(rawValue: name) }

  func known(_ first: String?, _ last: String?, unfinished: [String] = []) -> KnownBranch {
    KnownBranch(
      first: first.map(MessageID.init), last: last.map(MessageID.init),
      unfinished: unfinished.map(MessageID.init), limit: 100)
  }

  @Test func learnsWhichConversationsTheOtherChanged() async throws {
    try await one.save(conversation("c1"))
    try await one.save(conversation("c2"))
    #expect(try await two.changesOfOthers() == [id("c1"), id("c2")])
    #expect(try await two.changesOfOthers() == [])
    // Its own writes are no news, however many.
    for index in 0..<5 { try await two.save(message("m\(index)", in: "c2")) }
    #expect(try await two.changesOfOthers() == [])
    try await one.save(message("n", in: "c1"))
    try await one.setDeleted(WallTime(seconds: 5), id("c2"))
    #expect(try await two.changesOfOthers() == [id("c1"), id("c2")])
    var tagged = conversation("c1")
    tagged.tags = ["a"]
    try await one.save(tagged, known: conversation("c1"))
    #expect(try await two.changesOfOthers() == [id("c1")])
    try await one.save(message("n", in: "c1", .user, "grown", state: .streaming))
    #expect(try await two.changesOfOthers() == [id("c1")])
  }

  @Test func learnsWhatAnEarlierConfabWrites() async throws {
    try await one.save(conversation("c1"))
    _ = try await two.changesOfOthers()
    try await one.database.write { db in
      try db.execute(
        sql: """
          INSERT INTO messages
            (id, conversation, role, text, reasoning, errors, state, created_at)
            VALUES ('m1', 'c1', 'user', 'old way', '', '', 'complete', 1)
          """)
    }
    #expect(try await two.changesOfOthers() == [id("c1")])
  }

  /// What is read of a streamed save is in proportion to what is new.
  @Test func readsWhatIsNewBeneathABranch() async throws {
    try await one.save(conversation("c1"))
    var parent: String?
    for index in 0..<10 {
      try await one.save(message("m\(index)", after: parent, .user, "text \(index)"))
      parent = "m\(index)"
    }
    try await one.save(message("p", after: "m9", .user, "prompt"))
    try await one.save(message("a", after: "p", .assistant, "answer", state: .streaming))
    var news = try #require(try await two.news(of: id("c1"), since: known("m0", "m9")))
    #expect(news.below.map(\.id.rawValue) == ["p", "a"])
    #expect(news.receiving == [MessageID(rawValue: "a")])
    #expect(news.siblings.isEmpty)
    // The one who receives it does not wait for itself.
    #expect(try await one.news(of: id("c1"), since: known("m0", "m9"))?.receiving == [])
    news = try #require(
      try await two.news(of: id("c1"), since: known("m0", "a", unfinished: ["a"])))
    #expect(news.known.map(\.text) == ["answer"])
    #expect(news.below.isEmpty)
    // Another version of a message in the midst.
    try await one.save(message("q", after: "m3", .user, "instead"))
    news = try #require(try await two.news(of: id("c1"), since: known("m2", "a")))
    #expect(news.siblings == [MessageID(rawValue: "m4"): SiblingPosition(position: 1, count: 2)])
    #expect(try await two.news(of: id("none"), since: known(nil, nil)) == nil)
  }

  @Test func whoDidNotMoveTheHeadLeavesItToWhoDid() async throws {
    let mine = conversation("c1", head: "a")
    try await one.save(conversation("c1"))
    try await one.save(message("a"))
    try await one.save(mine)
    // Another program goes on beneath.
    try await two.save(message("b", after: "a"))
    try await two.save(conversation("c1", head: "b"), known: mine)
    var renamed = mine
    renamed.title = "Renamed"
    try await one.save(renamed, known: mine)
    let stored = try #require(try await two.load(id("c1"), newest: 9))
    #expect(stored.conversation.head?.rawValue == "b")
    #expect(stored.conversation.title == "Renamed")
    #expect(stored.messages.map(\.id.rawValue) == ["a", "b"])
  }

  @Test func saysWhoReceivesAnAnswer() async throws {
    try await one.save(conversation("c1", head: "a"))
    try await one.save(message("a", .assistant, "so", state: .streaming))
    let a = MessageID(rawValue: "a")
    #expect(try await two.load(id("c1"), newest: 9)?.page.receiving == [a])
    #expect(try await two.page(of: id("c1"), .end, limit: 9)?.receiving == [a])
    #expect(try await one.load(id("c1"), newest: 9)?.page.receiving == [])
    let third = try SQLiteStore.open(
      path: scratch.path, program: RunningProgram(name: "three") { _ in false })
    #expect(try await third.load(id("c1"), newest: 9)?.page.receiving == [])
    #expect(try await third.leftBehind() == [id("c1")])
    #expect(try await two.leftBehind() == [])
    try await one.save(message("a", .assistant, "so.", state: .complete))
    #expect(try await third.leftBehind() == [])
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM receiving") == [0])
  }

  @Test func eachKeepsItsDraftOfOneConversation() async throws {
    try await one.save(conversation("c1"))
    try await one.saveDraft("of one", for: id("c1"))
    #expect(try await two.takeDraft(of: id("c1")) == "")
    try await two.saveDraft("of two", for: id("c1"))
    try await one.saveDraft("of one, longer", for: id("c1"))
    try await two.saveDraft("of two, longer", for: id("c1"))
    #expect(try await one.draft(for: id("c1")) == "of one, longer")
    #expect(try await two.load(id("c1"), newest: 1)?.draft == "of two, longer")
    // Neither is the draft of a conversation that was never begun.
    #expect(try await two.claimDraft(for: id("c9")) == "")
    // Both ended: the next one gets all, once.
    let third = try SQLiteStore.open(
      path: scratch.path, program: RunningProgram(name: "three") { $0 == "three" })
    #expect(try await third.claimDraft(for: id("c9")) == "")
    #expect(try await third.takeDraft(of: id("c1")) == "of one, longer\n\nof two, longer")
    try await third.saveDraft("mine now", for: id("c1"))
    #expect(try await third.takeDraft(of: id("c1")) == "mine now")
    #expect(try scratch.query(String.self, "SELECT conversation FROM drafts").count == 1)
    try await third.saveDraft("", for: id("c1"))
    #expect(try scratch.query(String.self, "SELECT conversation FROM drafts") == [])
  }

  @Test(.timeLimit(.minutes(1))) func isToldWhatAnotherWrites() async throws {
    let (sights, told) = AsyncStream.makeStream(of: SQLiteStore.Sight.self)
    await two.watch { told.yield($0) }
    try await two.save(conversation("mine"))
    var next = sights.makeAsyncIterator()
    try await one.save(conversation("c1"))
    var ids: Set<ConversationID> = []
    while !ids.contains(id("c1")), case .changed(let more)? = await next.next() { ids = more }
    // What it wrote itself in between is none of another's.
    try await two.save(message("m1", in: "mine"))
    try await one.save(conversation("c2"))
    while !ids.contains(id("c2")), case .changed(let more)? = await next.next() { ids = more }
    #expect(ids.contains(id("c2")))
  }

  @Test(.timeLimit(.minutes(1))) func isToldWhenTheFileGoesAndComesBack() async throws {
    let (sights, told) = AsyncStream.makeStream(of: SQLiteStore.Sight.self)
    try await one.save(conversation("c1"))
    await one.watch { told.yield($0) }
    try FileManager.default.moveItem(atPath: scratch.path, toPath: scratch.path + ".away")
    var next = sights.makeAsyncIterator()
    while let sight = await next.next(), sight != .fileGone(path: scratch.path) {}
    await #expect(throws: StoreError.replaced(path: scratch.path)) {
      try await one.save(conversation("c2"))
    }
    try FileManager.default.moveItem(atPath: scratch.path + ".away", toPath: scratch.path)
    while let sight = await next.next(), sight != .fileBack {}
    try await one.save(conversation("c2"))
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM conversations") == [2])
  }
}
