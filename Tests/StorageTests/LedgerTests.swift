import Chat
import GRDB
import Testing

@testable import Storage

/// The list of errors, over all conversations.
struct LedgerTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation(title: "Sky"))
    try await store.save(message("p"))
  }

  /// A failed attempt that lasted two seconds.
  func failed(_ number: Int, at seconds: Double, _ failure: Failure) -> Attempt {
    var attempt = Attempt(
      number: number, model: someModel, endpoint: "h:1", startedAt: WallTime(seconds: seconds))
    attempt.endedAfter = 2
    attempt.failure = failure
    return attempt
  }

  func save(_ id: String, after parent: String? = "p", _ attempts: Attempt...) async throws {
    var answer = message(id, after: parent, .assistant)
    answer.attempts = attempts
    try await store.save(answer)
  }

  @Test func saysWhatSupportAsksFor() async throws {
    var attempt = fullAttempt(3)
    attempt.failure?.requestID = nil
    try await save("a", attempt)
    let entry = try #require(try await store.errors(limit: 10).first)
    #expect(
      entry
        == LedgerEntry(
          attempt, answer: MessageID(rawValue: "a"), conversation: ConversationID(rawValue: "c1"),
          title: "Sky"))
    #expect(entry.time == WallTime(seconds: 1_700_000_000.123456 + 3.75))
    #expect(entry.code == "server_error" && entry.message == "Éclair “down”\n二")
    #expect(entry.model == someModel && entry.endpoint == "api.cline.bot")
    #expect(entry.requestID == "req-3" && entry.generationID == "gen-body")
    #expect(entry.attempt == 3 && entry.stage == .midStream)
  }

  @Test func listsTheNewestFirstUpToTheLimitAndFromATime() async throws {
    try await save("a", failed(1, at: 10, .init(origin: .http, status: 500)))
    try await store.save(conversation("c2"))
    try await store.save(message("p2", in: "c2"))
    var other = message("b", in: "c2", after: "p2", .assistant)
    other.attempts = [
      failed(1, at: 5, .init(origin: .http, status: 429)),
      failed(2, at: 20, .init(origin: .http, status: 402)),
    ]
    var good = Attempt(
      number: 3, model: someModel, endpoint: "h:1", startedAt: WallTime(seconds: 30))
    good.status = 200
    other.attempts.append(good)
    try await store.save(other)
    #expect(try await store.errors(limit: 9).map(\.code) == ["402", "500", "429"])
    #expect(try await store.errors(limit: 2).map(\.code) == ["402", "500"])
    #expect(try await store.errors(limit: 0) == [])
    let since = WallTime(seconds: 12)
    #expect(try await store.errors(limit: 9, since: since).map(\.time.seconds) == [22, 12])
  }

  @Test func listsAnAttemptOnceThatSiblingsRepeat() async throws {
    let first = failed(1, at: 10, .init(origin: .stream, status: 200, code: "server_error"))
    let second = failed(2, at: 15, .init(origin: .http, status: 503))
    try await save("a", first)
    try await save("b", first, second)
    // Asked once more: a turn of its own, whose attempts are its own.
    try await save("c", failed(1, at: 40, .init(origin: .http, status: 401)))
    let entries = try await store.errors(limit: 9)
    #expect(entries.map(\.code) == ["401", "503", "server_error"])
    #expect(entries.map(\.answer.rawValue) == ["c", "b", "a"])
  }

  @Test func walksTheIndexOfFailures() throws {
    let plan = try store.database.inDatabase { db in
      try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + Ledger.newestFirst,
        arguments: ["limit": 1, "since": 0]
      ).map { $0["detail"] as String }
    }
    #expect(plan.first?.contains("attempts_by_failure") == true, "\(plan)")
    #expect(!plan.contains { $0.hasPrefix("SCAN m") || $0.hasPrefix("SCAN c") }, "\(plan)")
  }
}
