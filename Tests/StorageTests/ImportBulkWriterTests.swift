import Chat
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

/// Whole conversations written into the log at once.
struct ImportBulkWriterTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
  }

  /// A clock on which everything takes as long as it is told.
  final class Clock: TimeSource {
    let nanoseconds = Mutex<Int64>(0)
    let step: Int64

    init(step: Int64 = 0) { self.step = step }

    var now: Instant {
      nanoseconds.withLock {
        $0 += step
        return Instant(nanoseconds: $0)
      }
    }
    var wallNow: WallTime { WallTime(seconds: 0) }
    func sleep(until deadline: Instant) async throws {}
  }

  @discardableResult
  private func write(
    _ conversations: [ImportedConversation], to store: SQLiteStore? = nil, clock: Clock = Clock(),
    isCancelled: @escaping () -> Bool = { false }
  ) throws -> (counts: ImportCounts, problems: [ImportProblem]) {
    let writer = try BulkWriter(store ?? self.store, time: clock, isCancelled: isCancelled)
    for conversation in conversations where !isCancelled() { try writer.add(conversation) }
    try writer.finish()
    return (writer.counts, writer.takeProblems())
  }

  /// Two branches, of which the first is shown; what is attached; an answer that failed once.
  private func tree() throws -> ImportedConversation {
    let picture = AttachmentTests.attachment("a", .image(.png), [1, 2, 255])
    let reference = AttachmentReference(label: "cat.png, PNG 2×2, 3 B", hash: picture.hash)
    var facts = conversation(title: "Trip \u{0}north", head: "m3")
    facts.tags = ["work", "imported"]
    facts.options.systemPrompt = "Be brief"
    facts.isStarred = true
    var answer = message("m2", after: "m1", .assistant, "It is", state: .interrupted, at: 61)
    answer.reasoning = "Hm."
    answer.model = someModel
    answer.attempts = [fullAttempt(1), fullAttempt(2)]
    return ImportedConversation(
      conversation: facts,
      messages: [
        message("m1", .user, "See \(reference.text)\u{0}漢字 👩‍👩‍👧"), answer,
        message("m3", after: "m2", .user, "Go on", at: 62),
        message("m4", after: "m1", .assistant, "Another", at: 63),
        message("m5", after: "m4", .user, "Why?", at: 64),
      ], attachments: [picture], bookmarks: [MessageID(rawValue: "m4")])
  }

  /// So many prompts and answers, one after the other.
  private func line(_ id: String, _ count: Int) -> ImportedConversation {
    ImportedConversation(
      conversation: conversation(id, title: id, head: "\(id)-\(count - 1)"),
      messages: (0..<count).map { index in
        message(
          "\(id)-\(index)", in: id, after: index > 0 ? "\(id)-\(index - 1)" : nil,
          index % 2 == 0 ? .user : .assistant, "Text \(index)", at: 100 + Double(index))
      })
  }

  /// Every row of every table that has rows of its own, but for what is another each time: the moment of
  /// an attachment, the order of the names in the JSON of a failure, the count of changes.
  private func everything(_ path: String? = nil) throws -> [String] {
    try DatabaseQueue(path: path ?? scratch.path).read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
            AND sql NOT LIKE '%VIRTUAL%' AND name NOT GLOB '*_text_*' AND name <> 'changes'
            ORDER BY name
          """)
      return try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
          let values = row.filter {
            !["attachments.created_at", "attempts.failure"].contains("\(table).\($0.0)")
          }
          return "\(table) \(values.map { "\($0.0)=\($0.1)" }.joined(separator: " "))"
        }
      }.sorted()
    }
  }

  @Test func writesTheRowsThatSavingWrites() async throws {
    let tree = try tree()
    let written = try write([tree]).counts
    #expect(written.newConversations == 1 && written.newMessages == 5)

    let other = try Scratch()
    let saved = try SQLiteStore.open(path: other.path)
    for attachment in tree.attachments { try await saved.save(attachment) }
    try await saved.save(tree.conversation)
    for message in tree.messages { try await saved.save(message) }
    try await saved.save(tree.conversation)
    for message in tree.bookmarks { try await saved.setBookmark(true, on: message) }
    #expect(try Set(everything()).symmetricDifference(everything(other.path)).sorted() == [])
    #expect(try await store.count(LogQuery(terms: [LogTerm("go")])) == 1)

    let shown = try #require(try await store.load(tree.conversation.id, newest: 10))
    #expect(shown.messages.map(\.id.rawValue) == ["m1", "m2", "m3"])
  }

  /// Of messages of one time, most have no place of their own: the trigger and the bulk choose the same.
  @Test func writesTheRowsThatSavingWritesForManyMessagesOfOneTime() async throws {
    var many = line("c2", 60)
    for index in many.messages.indices {
      many.messages[index].createdAt = WallTime(seconds: 5_000)
      many.messages[index].text += index.isMultiple(of: 7) ? " ```swift" : ""
    }
    many.messages[31].attempts = [fullAttempt(1)]
    try write([many])
    let other = try Scratch()
    let saved = try SQLiteStore.open(path: other.path)
    try await saved.save(many.conversation)
    for message in many.messages { try await saved.save(message) }
    try await saved.save(many.conversation)
    #expect(try Set(everything()).symmetricDifference(everything(other.path)).sorted() == [])
    let behind = "SELECT count(*) FROM said WHERE moment < 5000 / 4"
    #expect(try scratch.query(Int.self, behind) == [51])
  }

  @Test func changesNothingTheSecondTime() throws {
    let all = [try tree(), line("c2", 30)]
    try write(all)
    let before = try everything()
    let counts = try write(all).counts
    var expected = ImportCounts()
    expected.knownConversations = 2
    expected.knownMessages = 35
    #expect(counts == expected)
    #expect(try everything() == before)
  }

  /// Where a source gives no identifiers, what is the same is the same conversation.
  @Test func countsWhatASourceHasTwiceOnce() throws {
    let counts = try write([line("c1", 4), line("c2", 2), line("c1", 4), line("c1", 6)]).counts
    var expected = ImportCounts()
    expected.newConversations = 2
    expected.newMessages = 8
    expected.knownConversations = 1
    expected.knownMessages = 8
    expected.grownConversations = 1
    #expect(counts == expected)
  }

  @Test func addsWhatIsNewAndLeavesTheRest() async throws {
    try write([line("c2", 4)])
    let id = ConversationID(rawValue: "c2")
    var mine = try #require(try await store.load(id, newest: 10)).conversation
    mine.title = "My own title"
    mine.isStarred = true
    mine.tags = ["mine"]
    try await store.save(mine)

    var grown = line("c2", 6)
    grown.conversation.title = "Their new title"
    grown.conversation.updatedAt = WallTime(seconds: 500)
    let counts = try write([grown]).counts
    #expect(counts.grownConversations == 1 && counts.newMessages == 2 && counts.knownMessages == 4)
    mine.head = grown.conversation.head
    mine.updatedAt = WallTime(seconds: 500)
    let stored = try #require(try await store.load(id, newest: 10))
    #expect(stored.conversation == mine)
    #expect(stored.messages == grown.messages)
  }

  @Test func leavesTheBranchThatSomebodyWentOnWith() async throws {
    try write([line("c2", 4)])
    let id = ConversationID(rawValue: "c2")
    try await store.save(message("own", in: "c2", after: "c2-3", .user, "My own", at: 900))
    var mine = try #require(try await store.load(id, newest: 10)).conversation
    mine.head = MessageID(rawValue: "own")
    try await store.save(mine)

    try write([line("c2", 6)])
    let stored = try #require(try await store.load(id, newest: 10))
    #expect(stored.conversation.head?.rawValue == "own")
    #expect(stored.messages.last?.text == "My own" && stored.messages.count == 5)
    #expect(stored.siblings[MessageID(rawValue: "own")]?.count == 2)
  }

  @Test func goesOnAfterItWasCancelledInTheMiddleOfAConversation() throws {
    let all = [line("c2", 700), try tree()]
    var asked = 0
    let first = try write(all, clock: Clock(step: 1_000_000_000)) {
      asked += 1
      return asked > 2
    }.counts
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM messages") == [500])
    #expect(first.newConversations == 0)
    let second = try write(all).counts
    #expect(second.grownConversations == 1 && second.newConversations == 1)
    #expect(second.newMessages == 205 && second.knownMessages == 500)

    let other = try Scratch()
    try write(all, to: SQLiteStore.open(path: other.path))
    #expect(try Set(everything()).symmetricDifference(everything(other.path)).sorted() == [])
  }

  /// Before each of its transactions another program finds the log free, without waiting at all.
  @Test func leavesTheLogFreeBetweenItsTransactions() throws {
    var configuration = Configuration()
    configuration.busyMode = .immediateError
    let other = try DatabaseQueue(path: scratch.path, configuration: configuration)
    var writes = 0
    var failures = 0
    try write([line("c2", 3000)], clock: Clock(step: 200_000_000)) {
      do {
        try other.write { db in
          try db.execute(sql: "INSERT INTO drafts (conversation, text) VALUES ('d\(writes)', 'x')")
        }
        writes += 1
      } catch {
        failures += 1
      }
      return false
    }
    // 500 rows at first; as they take too long, ever less.
    #expect(writes >= 10 && failures == 0)
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM messages") == [3000])
  }

  @Test func leavesTheIndexInOrder() throws {
    try write([line("c2", 3000), try tree()], clock: Clock(step: 200_000_000))
    #expect(try merging() == [4, 16])
    try store.database.writeWithoutTransaction { db throws in
      try db.execute(
        sql: "INSERT INTO message_text (message_text, rank) VALUES ('integrity-check', 1)")
    }
    let found = "SELECT count(*) FROM message_text WHERE message_text MATCH 'text'"
    #expect(try scratch.query(Int.self, found) == [3000])
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM bulk") == [0])
  }

  @Test func leavesNoJournalBehind() throws {
    try write([line("c2", 3000)], clock: Clock(step: 200_000_000))
    #expect(try journalSize() == 0)
  }

  /// Another program reads in the journal meanwhile: it keeps what it sees, and the import ends.
  @Test func leavesTheJournalToWhoReadsInIt() throws {
    let other = try DatabaseQueue(path: scratch.path)
    try other.inDatabase { db in
      let count = "SELECT count(*) FROM messages"
      try db.inTransaction(.deferred) {
        #expect(try Int.fetchOne(db, sql: count) == 0)
        try write([line("c2", 3000)], clock: Clock(step: 200_000_000))
        #expect(try Int.fetchOne(db, sql: count) == 0)
        return .commit
      }
      #expect(try Int.fetchOne(db, sql: count) == 3000)
    }
    #expect(try journalSize() > 0)
  }

  private func journalSize() throws -> Int {
    let facts = try FileManager.default.attributesOfItem(atPath: scratch.path + "-wal")
    return try #require(facts[.size] as? Int)
  }

  /// It was killed: the parts of the index pile up until somebody lets them be merged again.
  @Test func aKilledImportIsMadeUpForWhenTheLogIsOpenedNext() throws {
    try store.database.write { db in try WordIndex.pauseMerging(db) }
    #expect(try merging() == [0, 1000])
    _ = try SQLiteStore.open(path: scratch.path)
    #expect(try merging() == [4, 16])
  }

  private func merging() throws -> [Int] {
    try scratch.query(
      Int.self,
      "SELECT v FROM message_text_config WHERE k IN ('automerge', 'crisismerge') ORDER BY k")
  }

  /// What was to go on there has nowhere to go; the next one goes in.
  @Test func leavesAConversationThatIsTakenOutMeanwhile() throws {
    var asked = 0
    let other = try DatabaseQueue(path: scratch.path, configuration: SQLiteStore.configuration)
    let all = [line("c2", 700), line("c3", 3)]
    let found = try write(all, clock: Clock(step: 1_000_000_000)) {
      asked += 1
      // In the middle of the first one.
      if asked == 3 {
        try? other.write { db in
          try db.execute(sql: "DELETE FROM conversations WHERE id = 'c2'")
        }
      }
      return false
    }
    #expect(found.problems.map(\.reason).count == 1)
    #expect(try scratch.query(String.self, "SELECT id FROM conversations") == ["c3"])
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM messages") == [3])
  }

  @Test func refusesAMessageOfAnotherConversation() throws {
    try write([line("c2", 2)])
    let thief = ImportedConversation(
      conversation: conversation("c9", head: "n3"),
      messages: [
        message("n1", in: "c9", .user, "Mine"),
        message("c2-1", in: "c9", after: "n1", .assistant, "Not mine"),
        message("n2", in: "c9", after: "c2-1", .user, "Under it"),
        message("n3", in: "c9", after: "n1", .assistant, "Fine"),
      ], place: ImportPlace(file: "a.json", parts: ["line 3"]))
    let (counts, problems) = try write([thief])
    #expect(counts.newMessages == 2 && counts.newConversations == 1 && counts.knownMessages == 0)
    #expect(problems.map(\.place.text) == ["a.json, line 3, message 2"])
    #expect(
      try scratch.query(String.self, "SELECT id FROM messages ORDER BY id")
        == ["c2-0", "c2-1", "n1", "n3"])
    #expect(
      try scratch.query(String.self, "SELECT text FROM messages WHERE id = 'c2-1'") == ["Text 1"])
  }
}
