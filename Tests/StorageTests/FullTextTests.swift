import Chat
import GRDB
import Testing

@testable import Storage

/// The index follows the messages, whatever happens to them.
struct FullTextTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    var answer = message("a1", .assistant, "Le café est fermé; Ελλάδα, Übung", at: 2)
    answer.reasoning = "The user asks about opening hours"
    answer.attempts = [fullAttempt(1)]
    try await store.save(answer)
    try await store.save(message("p1", .user, "When does the CAFÉ open?", at: 1))
  }

  func found(_ query: String) throws -> [String] {
    try scratch.query(
      String.self,
      """
      SELECT m.id FROM message_text JOIN said AS s ON s.moment = message_text.rowid
        JOIN messages AS m ON m.key = s.message
      WHERE message_text MATCH ? ORDER BY m.id
      """, [query])
  }

  @Test(arguments: [
    ("cafe", ["a1", "p1"]), ("CAFÉ", ["a1", "p1"]), ("ubung", ["a1"]), ("ελλάδα", ["a1"]),
    ("c*", ["a1", "p1"]), ("op*", ["a1", "p1"]), ("ope*", ["a1", "p1"]), ("hou*", ["a1"]),
    ("reasoning : opening", ["a1"]), ("text : opening", []), ("errors : eclair", ["a1"]),
    ("errors : server_error", ["a1"]), ("\"req-body\"", ["a1"]), ("text : eclair", []),
    ("nothing", []),
  ])
  func findsWordsPrefixesAndErrorsWithoutRegardToAccents(query: String, ids: [String]) throws {
    #expect(try found(query) == ids)
  }

  @Test func followsEveryChange() async throws {
    var message = message("a2", .assistant, "zebra", state: .streaming)
    try await store.save(message)
    #expect(try found("zebra") == [])
    message.text = "zebra crossing"
    try await store.save(message)
    message.state = .complete
    try await store.save(message)
    #expect(try found("crossing") == ["a2"])
    message.text = "giraffe"
    try await store.save(message)
    #expect(try found("zebra") == [])
    #expect(try found("giraffe") == ["a2"])
    message.state = .streaming
    try await store.save(message)
    #expect(try found("giraffe") == [])
    message.state = .stopped
    try await store.save(message)
    #expect(try found("giraffe") == ["a2"])
    try check()
  }

  @Test func forgetsWhatIsDeleted() async throws {
    let key = try scratch.query(Int.self, "SELECT key FROM messages WHERE id = 'a1'")
    try await store.database.write { db in
      try db.execute(sql: "DELETE FROM conversations")
    }
    #expect(key.count == 1)
    #expect(try found("cafe") == [])
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM attempts") == [0])
    try check()
  }

  /// FTS5's own comparison of the index with the table; it fails where they differ.
  func check() throws {
    try store.database.writeWithoutTransaction { db in
      try db.execute(
        sql: "INSERT INTO message_text (message_text, rank) VALUES ('integrity-check', 1)")
    }
  }
}
