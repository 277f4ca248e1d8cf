import Chat
import GRDB
import Synchronization
import Testing

@testable import Storage

/// Parts of a branch, by their places.
struct PageTests {
  let scratch: Scratch
  let store: SQLiteStore
  let id = ConversationID(rawValue: "c1")

  /// m0 … m9; x6 and x7 branch off after m5, and x6 is shown: m0 … m5, x6, x7, x8.
  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    for index in 0..<10 {
      var message = message(
        "m\(index)", after: index == 0 ? nil : "m\(index - 1)",
        index % 2 == 0 ? .user : .assistant, at: Double(index))
      if index % 2 == 1 { message.attempts = [fullAttempt(1), fullAttempt(2)] }
      try await store.save(message)
    }
    for (name, parent) in [("x6", "m5"), ("x7", "x6"), ("x8", "x7")] {
      try await store.save(message(name, after: parent, at: 20))
    }
    try await store.save(conversation(head: "x8"))
  }

  @Test(
    arguments: [
      (.start, 3, ["m0", "m1", "m2"], 0), (.end, 4, ["m5", "x6", "x7", "x8"], 5),
      (.end, 99, ["m0", "m1", "m2", "m3", "m4", "m5", "x6", "x7", "x8"], 0),
      (.before(MessageID(rawValue: "x7")), 3, ["m4", "m5", "x6"], 4),
      (.before(MessageID(rawValue: "m0")), 3, [], 0),
      (.after(MessageID(rawValue: "m4")), 3, ["m5", "x6", "x7"], 5),
      (.after(MessageID(rawValue: "x8")), 3, [], 9),
      (.around(MessageID(rawValue: "m5")), 4, ["m3", "m4", "m5", "x6"], 3),
      (.around(MessageID(rawValue: "m0")), 3, ["m0", "m1", "m2"], 0),
      (.around(MessageID(rawValue: "x8")), 3, ["x6", "x7", "x8"], 6), (.end, 0, [], 9),
      (.around(MessageID(rawValue: "m7")), 3, nil, 0),
      (.before(MessageID(rawValue: "none")), 3, nil, 0),
    ] as [(BranchPlace, Int, [String]?, Int)])
  func givesAPartOfTheShownBranch(
    place: BranchPlace, limit: Int, names: [String]?, first: Int
  ) async throws {
    let page = try await store.page(of: id, place, limit: limit)
    #expect(page?.messages.map(\.id.rawValue) == names)
    guard let page else { return }
    #expect(page.first == first)
    #expect(page.total == 9)
    for message in page.messages where message.role == .assistant {
      #expect(message.attempts == [fullAttempt(1), fullAttempt(2)])
    }
    let x6 = MessageID(rawValue: "x6")
    #expect(
      page.siblings
        == (page.messages.contains { $0.id == x6 }
          ? [x6: SiblingPosition(position: 2, count: 2)] : [:]))
  }

  @Test func loadsTheNewest() async throws {
    let stored = try #require(try await store.load(id, newest: 2))
    #expect(stored.messages.map(\.id.rawValue) == ["x7", "x8"])
    #expect(stored.page.first == 7)
    #expect(stored.page.total == 9)
  }

  @Test func knowsNoConversationThatIsNotThere() async throws {
    #expect(try await store.page(of: ConversationID(rawValue: "no"), .end, limit: 5) == nil)
  }

  @Test func anEmptyConversationHasAnEmptyPage() async throws {
    try await store.save(conversation("e"))
    #expect(
      try await store.page(of: ConversationID(rawValue: "e"), .end, limit: 5)
        == BranchPage(messages: []))
  }

  /// A page costs what it holds: no statement walks a table or an index that is longer.
  @Test func looksUpWhatItReads() async throws {
    let sql = Log()
    store.database.inDatabase { db in
      db.trace { event in
        if case .statement(let statement) = event {
          sql.lines.withLock { $0.append(statement.sql) }
        }
      }
    }
    _ = try await store.page(of: id, .around(MessageID(rawValue: "m5")), limit: 4)
    _ = try await store.load(id, newest: 4)
    store.database.inDatabase { $0.trace() }
    let statements = Set(sql.lines.withLock(\.self)).filter {
      $0.contains(" FROM ") || $0.contains("\nFROM ")
    }
    #expect(statements.count > 6)
    for statement in statements {
      let plan = try store.database.inDatabase { db in
        let explained = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + statement)
        explained.setUncheckedArguments(StatementArguments())
        return try Row.fetchAll(explained).map { $0["detail"] as String }
      }
      let walks = plan.filter {
        $0.hasPrefix("SCAN")
          && !["route", "r", "CONSTANT", "(subquery-1)"].contains($0.split(separator: " ")[1])
      }
      #expect(walks.isEmpty, "\(statement)\n\(plan)")
    }
  }
}
