import Chat
import GRDB
import Testing

@testable import Storage

/// Searches for which each message is read: what stands within words, and what is made of signs.
struct SearchSliceTests {
  private let scratch: Scratch
  private let store: SQLiteStore
  private static let count = 10_400

  /// More messages than are read at once; what is looked for is in old ones, and a sign in each tenth.
  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    let messages = (0..<Self.count).map { index in
      var text = index.isMultiple(of: 10) ? "step \(index) -> next" : "step \(index)"
      if index == 3 || index == 50 { text += " xneedleware" }
      return message(
        "m\(index)", after: index > 0 ? "m\(index - 1)" : nil, .user, text,
        at: 1_000 + Double(index) * 60)
    }
    let writer = try BulkWriter(store, time: ImportBulkWriterTests.Clock())
    try writer.add(
      ImportedConversation(
        conversation: conversation(head: "m\(Self.count - 1)"), messages: messages))
    try writer.finish()
  }

  /// All that is found, slice by slice.
  private func all(_ query: LogQuery, limit: Int) async throws -> [LogHits] {
    var pages = [try await store.search(query, from: 0, limit: limit)]
    while let further = pages.last?.further {
      pages.append(try await store.search(query, further: further, limit: limit))
    }
    return pages
  }

  @Test func saysThatOlderMessagesWereNotLookedInto() async throws {
    let pages = try await all(LogQuery(terms: [LogTerm("eedlew")]), limit: 50)
    #expect(pages.first?.hits == [] && pages.first?.hasMore == true)
    #expect(pages.first?.further?.foundNone == true)
    #expect(pages.flatMap(\.hits).map(\.message.rawValue) == ["m50", "m3"])
    #expect(Set(pages.map(\.areParts)) == [true])
    #expect(pages.last?.hasMore == false)
  }

  @Test func goesOnBehindAFullPage() async throws {
    let pages = try await all(LogQuery(terms: [LogTerm("->")]), limit: 100)
    let found = pages.flatMap(\.hits).map(\.message.rawValue)
    #expect(found == (0..<Self.count / 10).reversed().map { "m\($0 * 10)" })
    #expect(Set(pages.dropLast(2).map(\.hits.count)) == [100])
  }

  /// Its words are in the log, and not as they were typed: then it may be within others.
  @Test func looksWithinWordsWhereSignsAreFoundNowhere() async throws {
    let pages = try await all(LogQuery(terms: [LogTerm("step+")]), limit: 100)
    #expect(pages.flatMap(\.hits).isEmpty)
    #expect(pages.last?.areParts == true && pages.first?.areParts == false)
  }
}
