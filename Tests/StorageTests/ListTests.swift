import Chat
import GRDB
import Testing

@testable import Storage

/// The list of conversations.
struct ListTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
  }

  func fill() async throws {
    let rows: [(id: String, updated: Double, text: Int, cost: Double?, isArchived: Bool)] = [
      ("old", 1, 50, 0.5, false), ("big", 2, 900, nil, false), ("dear", 3, 10, 2, false),
      ("same", 3, 10, nil, false), ("away", 9, 9_000, 9, true),
    ]
    for row in rows {
      var facts = conversation(row.id, title: "T \(row.id)", updatedAt: row.updated)
      facts.isArchived = row.isArchived
      facts.tags = row.id == "big" ? ["work"] : []
      try await store.save(facts)
      try await store.save(message("p" + row.id, in: row.id))
      var answer = message(
        "a" + row.id, in: row.id, after: "p" + row.id, .assistant,
        String(repeating: "x", count: row.text), state: row.id == "old" ? .failed : .complete)
      answer.model = ModelID(rawValue: row.id == "dear" ? "vendor/dear-1" : "vendor/other")
      if let cost = row.cost {
        var attempt = Attempt(
          number: 1, model: someModel, endpoint: "h", startedAt: WallTime(seconds: row.updated))
        attempt.usage = Usage(cost: cost)
        answer.attempts = [attempt]
      }
      try await store.save(answer)
    }
    try await store.save(conversation("empty", updatedAt: 99))
    var gone = conversation("gone", updatedAt: 98)
    gone.deletedAt = WallTime(seconds: 5)
    try await store.save(gone)
    try await store.save(message("pgone", in: "gone"))
  }

  func ids(_ query: LogQuery, from offset: Int = 0, limit: Int = 99) async throws -> String {
    let page = try await store.list(query, from: offset, limit: limit)
    return page.entries.map(\.conversation.id.rawValue).joined(separator: " ")
  }

  @Test func sortsWithTheArchivedLast() async throws {
    try await fill()
    #expect(try await ids(LogQuery()) == "same dear big old away")
    #expect(try await ids(LogQuery(sort: .time)) == "same dear big old away")
    #expect(try await ids(LogQuery(sort: .size)) == "big old same dear away")
    #expect(try await ids(LogQuery(sort: .cost)) == "dear old same big away")
  }

  @Test func saysOfEachWhatAListShows() async throws {
    try await fill()
    let page = try await store.list(LogQuery(sort: .size), from: 1, limit: 1)
    let entry = try #require(page.entries.first)
    #expect(page.total == 5 && page.offset == 1 && page.entries.count == 1)
    #expect(
      entry
        == LogEntry(
          conversation: conversation("old", title: "T old", updatedAt: 1), messages: 2, bytes: 50,
          cost: 0.5, errors: 1))
  }

  @Test func pagesThroughTheWholeList() async throws {
    try await fill()
    for query in [LogQuery(), LogQuery(filters: [LogFilter(.role(.user))])] {
      var found: [String] = []
      for offset in 0..<6 { found.append(try await ids(query, from: offset, limit: 1)) }
      #expect(found == ["same", "dear", "big", "old", "away", ""])
      #expect(try await store.list(query, from: 9, limit: 5).total == 5)
    }
  }

  @Test func takesFiltersAndWords() async throws {
    try await fill()
    func filtered(_ condition: LogFilter.Condition, isExcluded: Bool = false) async throws -> String
    {
      try await ids(LogQuery(filters: [LogFilter(condition, isExcluded: isExcluded)]))
    }
    #expect(try await filtered(.isArchived) == "away")
    #expect(try await filtered(.isArchived, isExcluded: true) == "same dear big old")
    #expect(try await filtered(.isDeleted) == "gone")
    #expect(try await filtered(.tag("work")) == "big")
    #expect(try await filtered(.model("dear")) == "dear")
    #expect(try await filtered(.isError) == "old")
    #expect(try await filtered(.cost(.more, 0.5)) == "dear away")
    let words = LogQuery(terms: [LogTerm(String(repeating: "x", count: 10))], sort: .time)
    #expect(try await ids(words) == "same dear")
  }

  @Test(arguments: LogSort.allCases) func walksAnIndexInItsOrder(sort: LogSort) async throws {
    let sql = [
      ConversationList.page(ConversationList.order(sort)), ConversationList.count,
    ]
    let plans = try await store.database.read { db in
      try sql.map { sql in
        let arguments: StatementArguments = sql.contains("?") ? [10, 0] : []
        return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
          .map { $0["detail"] as String }
      }
    }
    let index =
      switch sort {
      case .time, .relevance: "figures_by_update"
      case .size: "figures_by_size"
      case .cost: "figures_by_cost"
      }
    #expect(plans[0] == ["SCAN f USING COVERING INDEX \(index)"])
    #expect(plans[1].count == 1 && plans[1][0].contains("USING COVERING INDEX figures_by_"))
  }

  @Test func readsAllBranchesParentsFirst() async throws {
    try await store.save(conversation())
    try await store.save(message("a", at: 9))
    for index in 0..<12 {
      var answer = message("b\(index)", after: index < 6 ? "a" : "b3", .assistant, at: 5)
      answer.attempts = [fullAttempt(1), fullAttempt(2)].prefix(index % 3).map(\.self)
      try await store.save(answer)
    }
    let id = ConversationID(rawValue: "c1")
    let whole = try await store.messages(of: id, after: nil, limit: 99)
    #expect(whole.map(\.id.rawValue) == ["a"] + (0..<12).map { "b\($0)" })
    #expect(whole.map(\.attempts.count) == [0] + (0..<12).map { $0 % 3 })
    let rest = try await store.messages(of: id, after: MessageID(rawValue: "b8"), limit: 2)
    #expect(rest == Array(whole[10..<12]))
  }
}
