import Chat
import GRDB
import Testing

@testable import Storage

/// The index holds what the messages say, whatever is done to them, and is read as it was meant.
struct SearchIndexTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
  }

  /// FTS5's own comparison, and that there is a row for each message that is final.
  func check() throws {
    try store.database.writeWithoutTransaction { db in
      try db.execute(
        sql: "INSERT INTO message_text (message_text, rank) VALUES ('integrity-check', 1)")
      let missing = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM messages AS m FULL JOIN said AS s ON s.message = m.key
          WHERE (m.key IS NULL) OR (s.message IS NULL) <> (m.state = 'streaming')
          """)
      #expect(missing == 0)
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM waiting_words") == 0)
    }
  }

  @Test func followsWritesForksAndRemovals() async throws {
    var generator = Generator(state: 11)
    var parent: String?
    for number in 0..<60 {
      var some = message(
        "m\(number)", after: parent, number % 2 == 0 ? .user : .assistant,
        "word\(generator.below(9)) fooBar\(number)", at: Double(generator.below(40)))
      if number % 7 == 0 { some.state = .streaming }
      try await store.save(some)
      if number % 3 == 0 {
        some.text += " more"
        some.state = .complete
        some.createdAt = WallTime(seconds: Double(generator.below(4_000)))
        try await store.save(some)
      }
      parent = "m\(number)"
    }
    try check()
    try await store.fork(at: MessageID(rawValue: "m50"), as: conversation("c2"))
    try check()
    try await store.setDeleted(WallTime(seconds: 1), ConversationID(rawValue: "c1"))
    #expect(try await store.removeDeleted(before: WallTime(seconds: 2)) == 1)
    try check()
    #expect(try await store.count(LogQuery(terms: [LogTerm("foobar50")])) == 1)
  }

  @Test func noticesPicturesThatComeLater() async throws {
    let hash = Attachment.Hash(String(repeating: "a", count: 64))!
    let reference = AttachmentReference(label: "cat, PNG 1×1, 1 B", hash: hash)
    try await store.save(message("m", .user, "look " + reference.text))
    let query = LogQuery(terms: [LogTerm("look")], filters: [LogFilter(.hasImage)])
    #expect(try await store.count(query) == 0)
    try await store.save(
      Attachment(hash: hash, name: "cat", kind: .image(.png), bytes: [1]))
    #expect(try await store.count(query) == 1)
    try check()
  }

  /// A million would be placed as these are: near their time, each at a place of its own.
  @Test func placesManyOfOneTime() async throws {
    try await store.database.write { db in
      for number in 0..<3_000 {
        try MessageRow.write(
          message("m\(number)", .user, "same", at: 1e9), by: RowStatement(MessageRow.upsert, in: db)
        )
      }
    }
    try await store.save(message("later", .user, "same", at: 1e9 + 3_600))
    let moments = try scratch.query(
      Int64.self, "SELECT moment FROM said ORDER BY moment DESC")
    #expect(Set(moments).count == 3_001)
    #expect(moments.first == 250_000_900)
    let query = LogQuery(
      terms: [LogTerm("same")], filters: [LogFilter(.since(WallTime(seconds: 1e9)))])
    #expect(try await store.count(query) == 3_001)
    try check()
  }

  @Test func indexesInOrderWhatComesInAnyOrder() async throws {
    try await store.database.write { db in
      try WordIndex.inOrder(db) {
        for number in [5, 3, 9, 1, 7, 3] {
          try MessageRow.write(
            message("m\(number)", .user, "late \(number)", at: Double(number) * 100),
            by: RowStatement(MessageRow.upsert, in: db))
        }
        try db.execute(sql: "DELETE FROM messages WHERE id = 'm9'")
        try db.execute(sql: "UPDATE messages SET text = 'late changed' WHERE id = 'm1'")
      }
    }
    try check()
    #expect(try await store.count(LogQuery(terms: [LogTerm("late")])) == 4)
    #expect(try await store.count(LogQuery(terms: [LogTerm("changed")])) == 1)
  }

  /// Each word that a text has finds it, alone and as a phrase with the next.
  @Test(arguments: 1...12) func findsEveryWordOfAnyText(seed: UInt64) async throws {
    var generator = Generator(state: seed)
    let pieces = [
      "fooBar", "foo_bar", "HTTPServer", "x", "A1b2", "größe", "Ελλάς", "й", "中国", "日", "本語タ", "서울",
      "ภาษา", "🚀", "e\u{301}", "שָׁלוֹם", " ", " ", ", ", "-", "_", "__", ".", "\n", "ＡＢ", "３",
      "don't",
      "ß", "Æ", "(", ")", "😀👍🏽", "\u{AD}", "\u{200D}", "aGVsbG8gd29ybGQ", "नमस्ते", "\u{1}",
    ]
    let text = "a" + (0..<40).map { _ in pieces[generator.below(pieces.count)] }.joined()
    try await store.save(message("m", .user, text))
    let words = try await store.database.read { db in
      var words: [String] = []
      var bytes = text
      let letters = try Letters(db)
      bytes.withUTF8 { bytes in
        WordScanner(letters: letters, isQuestion: false).scan(bytes) { word in
          words.append(String(decoding: word.bytes, as: UTF8.self))
          return true
        }
      }
      return words
    }
    for word in Set(words) {
      let hits = try await store.search(LogQuery(terms: [LogTerm(word)]), from: 0, limit: 1)
      #expect(hits.hits.count == 1 && !hits.areParts, "\(word) in \(text)")
      #expect(hits.hits.first?.matches.isEmpty == false, "\(word) in \(text)")
    }
  }

  /// What runs at every key: no sorting, no table gone through.
  @Test func readsTheIndexAlone() async throws {
    let plan = try await store.database.read { db in
      let words = try WordQuery([LogTerm("a", isPrefix: true)], letters: Letters(db))
      let filters = Filters([
        LogFilter(.before(WallTime(seconds: 9))), LogFilter(.since(WallTime(seconds: 1))),
        LogFilter(.isError), LogFilter(.model("m")),
      ])
      let search = try MessageSearch(words: words, filters: filters, in: db)
      let newest = search.newest("s.moment, s.facts", from: 0, limit: 50)
      return try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + newest.sql, arguments: newest.statementArguments
      ).map { $0["detail"] as String }
    }
    #expect(plan.first?.hasPrefix("SCAN f VIRTUAL TABLE INDEX") == true)
    // Both ends of the time are the index's own to keep.
    #expect(plan.first?.contains("<") == true && plan.first?.contains(">") == true)
    #expect(plan.contains("SEARCH s USING INTEGER PRIMARY KEY (rowid=?)"))
    #expect(!plan.contains { $0.contains("TEMP B-TREE") })
  }

  @Test func endsWhenItsTaskIsCancelled() async throws {
    let endless = """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
      """
    let reading = Task { [store] in
      try await store.searching.read { db in try Int.fetchOne(db, sql: endless) }
    }
    reading.cancel()
    await #expect(throws: StoreError.self) { try await reading.value }
    #expect(try await store.count(LogQuery(terms: [LogTerm("a")])) == 0)
    let begun = AsyncStream<Void>.makeStream()
    let running = Task { [store] in
      try await store.searching.read { db in
        begun.continuation.yield()
        return try Int.fetchOne(db, sql: endless)
      }
    }
    for await _ in begun.stream { break }
    running.cancel()
    await #expect(throws: StoreError.self) { try await running.value }
  }
}
