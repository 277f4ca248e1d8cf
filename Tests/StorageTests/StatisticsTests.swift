import Chat
import GRDB
import Testing

@testable import Storage

/// What the requests of a day, or to a model, came to.
struct StatisticsTests {
  let scratch: Scratch
  let store: SQLiteStore
  static let day = 86_400.0

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    try await store.save(message("p"))
  }

  func attempt(
    _ model: String, _ number: Int = 1, at start: Double, first: Double? = nil,
    text: Int = 0, _ usage: Usage? = nil, fails: Bool = false
  ) -> Attempt {
    var attempt = Attempt(
      number: number, model: ModelID(rawValue: model), endpoint: "h:1",
      startedAt: WallTime(seconds: start))
    attempt.firstTextAfter = first
    attempt.textBytes = text
    attempt.usage = usage
    if fails { attempt.failure = Failure(origin: .http, status: 500) }
    return attempt
  }

  func save(_ id: String, after parent: String? = "p", _ attempts: Attempt...) async throws {
    var answer = message(id, after: parent, .assistant)
    answer.attempts = attempts
    try await store.save(answer)
  }

  func statistics(
    _ grouping: LogStatistics.Grouping, since: Double? = nil, before: Double? = nil,
    zone: ZoneOffsets = ZoneOffsets(fixed: 0)
  ) async throws -> [LogStatistics] {
    try await store.statistics(
      by: grouping, since: since.map(WallTime.init), before: before.map(WallTime.init),
      zone: zone)
  }

  @Test func addsUpByModelAndByDay() async throws {
    let usage = Usage(promptTokens: 100, completionTokens: 10, cost: 0.5)
    try await save("a", attempt("x", at: 10, first: 2, text: 5, usage))
    try await save("b", attempt("x", at: 20, fails: true))
    try await save(
      "c", attempt("y", at: Self.day + 1, first: 1, text: 1, Usage(promptTokens: 7)))
    try await save("d", attempt("x", at: Self.day + 2, first: 4, text: 0))
    var x = LogStatistics(name: "x", answers: 1, attempts: 3, errors: 1)
    x.promptTokens = 100
    x.completionTokens = 10
    x.cost = 0.5
    x.firstTextMedian = 2
    x.firstText95th = 4
    var y = LogStatistics(name: "y", answers: 1, attempts: 1)
    y.promptTokens = 7
    y.firstTextMedian = 1
    y.firstText95th = 1
    #expect(try await statistics(.model) == [x, y])
    let days = try await statistics(.day)
    #expect(days.map(\.name) == ["1970-01-02", "1970-01-01"])
    #expect(days.map(\.attempts) == [2, 2] && days.map(\.errors) == [0, 1])
    #expect(days.map(\.cost) == [nil, 0.5] && days.map(\.firstTextMedian) == [1, 2])
    #expect(try await statistics(.day, since: Self.day).map(\.name) == ["1970-01-02"])
    #expect(try await statistics(.day, before: Self.day).map(\.name) == ["1970-01-01"])
    #expect(try await statistics(.model, since: 20, before: Self.day).map(\.attempts) == [1])
  }

  @Test func beginsDaysByTheClockThatIsAskedFor() async throws {
    try await save("a", attempt("x", at: Self.day - 60))
    try await save("b", attempt("x", at: -60))
    #expect(try await statistics(.day).map(\.name) == ["1970-01-01", "1969-12-31"])
    #expect(
      try await statistics(.day, zone: ZoneOffsets(fixed: 3600)).map(\.name)
        == ["1970-01-02", "1970-01-01"])
    #expect(
      try await statistics(.day, zone: ZoneOffsets(fixed: -86_400 / 2)).map(\.name)
        == ["1970-01-01", "1969-12-31"])
  }

  @Test func beginsEachDayByTheClockOfThatDay() async throws {
    let change = 100 * Self.day
    let zone = ZoneOffsets(
      from: WallTime(seconds: 0), to: WallTime(seconds: 300 * Self.day),
      of: { $0.seconds < change ? 7_200 : 3_600 })
    // Half past eleven in the evening on both days, by the clock of summer and of winter.
    try await save("a", attempt("x", at: 49 * Self.day + 21.5 * 3_600))
    try await save("b", attempt("x", at: 199 * Self.day + 22.5 * 3_600))
    #expect(
      try await statistics(.day, zone: zone).map(\.name) == ["1970-07-19", "1970-02-19"])
  }

  @Test func countsTheCopiesOfAForkAndTheRepetitionsOfSiblingsOnce() async throws {
    let usage = Usage(promptTokens: 1, completionTokens: 2, cost: 0.25)
    let first = attempt("x", at: 10, first: 1, text: 9, usage, fails: true)
    let second = attempt("x", 2, at: 15, first: 3, text: 9, usage)
    try await save("a", first)
    try await save("b", first, second)
    try await store.save(conversation(head: "b"))
    let before = try await statistics(.model)
    #expect(before.map(\.attempts) == [2] && before.map(\.cost) == [0.5])
    #expect(before.map(\.errors) == [1])
    try await store.fork(at: MessageID(rawValue: "b"), as: conversation("fork"))
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM attempts") == [5])
    #expect(try await statistics(.model) == before)
    // Another request at the same moment is no copy.
    var other = second
    other.endpoint = "h:2"
    try await save("c", other)
    #expect(try await statistics(.model).map(\.attempts) == [3])
  }

  @Test func tellsTimesOfHalfAndOfNineteenOfTwenty() async throws {
    for index in 1...40 {
      try await save("a\(index)", attempt("x", at: Double(index), first: Double(index)))
    }
    let row = try #require(try await statistics(.model).first)
    #expect(row.firstTextMedian == 20 && row.firstText95th == 38)
  }

  @Test func walksTheIndexOfTimes() async throws {
    let plan = try await store.database.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + Statistics.inOrder, arguments: [0, 1])
        .map { $0["detail"] as String }
    }
    #expect(
      plan == ["SEARCH attempts USING INDEX attempts_by_time (started_at>? AND started_at<?)"])
  }
}
