import Chat
import GRDB
import Testing

@testable import Storage

/// What a hit shows, and the order of hits.
struct SearchHitTests {
  /// (query, part, excerpt with what is marked in «»)
  @Test(arguments: [
    ("noel", "prompt", "Le café est fermé à «Noël». Naïve façade!"),
    ("quick fox", "prompt", "a brown «quick» «fox» stays"),
    ("\"京大\"", "prompt", "我们在北«京大»学学习中文。"),
    ("文", "prompt", "我们在北京大学学习中«文»。"),
    ("resume", "prompt", "«re\u{301}sume\u{301}» in pieces"),
    ("json", "prompt", "…fooBar on the HTTPServerConfig, then «parseJSONValue»"),
    ("ponders", "reasoning", "The user «ponders» deeply"),
    ("rom.png", "attachment", "What is this? [Grüße aus «Rom.png», PNG 640×480, 34 kB]"),
    ("C++", "prompt", "Is «C++» faster than Rust?"),
    ("common answer", "answer", "«common» «answer» ```swift let a = 1 ```"),
    ("req-body", "error", "200 server_error Éclair “down” 二 «req-body» gen-body"),
    ("rverConf", "prompt", "Call fooBar on the HTTPSe«rverConf»ig, then parseJSONValue"),
  ])
  func showsWhereItWasFound(query: String, part: String, excerpt: String) async throws {
    let world = try await SearchWorld.shared()
    let hits = try await world.hits(query).hits
    #expect(hits.map { Self.marked($0) }.contains(excerpt), "\(hits.map(Self.marked))")
    #expect(hits.contains { $0.part.rawValue == part })
  }

  @Test func cutsALongTextAroundWhatWasFound() async throws {
    let hit = try #require(try await SearchWorld.shared().hits("needle").hits.first)
    #expect(hit.excerpt.hasPrefix("…lorem lorem"))
    #expect(Self.marked(hit).hasSuffix("lorem «needleAtTheEnd»"))
    #expect(hit.excerpt.count < 200)
  }

  @Test func showsNoControlCharactersAndKeepsItsMarks() async throws {
    let scratch = try Scratch()
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    try await store.save(
      message("m", .user, "\u{1B}[31m one\n\n\ttwo\u{202E} three\u{9B}\u{7} four\r\n five"))
    let query = LogQuery(terms: [LogTerm("one two three", isPhrase: true), LogTerm("five")])
    let hit = try #require(try await store.search(query, from: 0, limit: 9).hits.first)
    #expect(!hit.excerpt.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(hit.matches.count == 1 || Self.marked(hit).contains("«five»"))
  }

  @Test func putsPromptsAboveAnswersAndRecentAboveOld() async throws {
    let scratch = try Scratch()
    let store = try await ordered(scratch)
    #expect(
      try await ids(store, .relevance) == ["p3", "p1", "a4", "a2", "r5"])
    #expect(try await ids(store, .time) == ["r5", "a4", "p3", "a2", "p1"])
    #expect(try await ids(store, .size) == ["r5", "a4", "p3", "a2", "p1"])
  }

  @Test func givesPagesWithoutGapsOrRepetitions() async throws {
    let scratch = try Scratch()
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    try await store.database.write { db in
      for number in 0..<2_300 {
        try MessageRow.write(
          message("m\(number)", number % 3 == 0 ? .user : .assistant, "same", at: 1_000),
          by: RowStatement(MessageRow.upsert, in: db))
      }
    }
    let query = LogQuery(terms: [LogTerm("same")])
    var seen: [MessageID] = []
    var hasMore = true
    while hasMore {
      let page = try await store.search(query, from: seen.count, limit: 700)
      seen += page.hits.map(\.message)
      hasMore = page.hasMore
    }
    #expect(seen.count == 2_300)
    #expect(Set(seen).count == 2_300)
    #expect(try await store.count(query) == 2_300)
  }

  private func ids(_ store: SQLiteStore, _ sort: LogSort) async throws -> [String] {
    let query = LogQuery(terms: [LogTerm("pear")], sort: sort)
    return try await store.search(query, from: 0, limit: 10).hits.map(\.message.rawValue)
  }

  /// Written from the newest to the oldest, as an import may bring them.
  private func ordered(_ scratch: Scratch) async throws -> SQLiteStore {
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    var reasoning = message("r5", .assistant, "nothing", at: 5_000)
    reasoning.reasoning = "pear"
    try await store.save(reasoning)
    try await store.save(message("a4", .assistant, "pear", at: 4_000))
    try await store.save(message("p3", .user, "pear", at: 3_000))
    try await store.save(message("a2", .assistant, "pear", at: 2_000))
    try await store.save(message("p1", .user, "pear", at: 1_000))
    return store
  }

  static func marked(_ hit: LogHit) -> String {
    var bytes = Array(hit.excerpt.utf8)
    for match in hit.matches.reversed() {
      bytes.insert(contentsOf: Array("»".utf8), at: match.upperBound)
      bytes.insert(contentsOf: Array("«".utf8), at: match.lowerBound)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
