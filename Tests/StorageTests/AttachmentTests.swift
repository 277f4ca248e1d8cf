import Chat
import GRDB
import Testing

@testable import Storage

/// What is attached to prompts.
struct AttachmentTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
  }

  static func hash(_ digit: Character) -> Attachment.Hash {
    Attachment.Hash(String(repeating: digit, count: 64))!
  }

  static func attachment(
    _ digit: Character, _ kind: Attachment.Kind = .text, _ bytes: [UInt8] = [0, 255, 10]
  ) -> Attachment {
    Attachment(hash: hash(digit), name: "cat \(digit).png", kind: kind, bytes: bytes)
  }

  func prompt(_ id: String, _ digits: Character...) -> Message {
    let references = digits.map { AttachmentReference(label: "cat", hash: Self.hash($0)).text }
    return message(id, .user, "see " + references.joined(separator: " and "))
  }

  /// As if the content had been attached `seconds` ago.
  func age(_ seconds: Double) async throws {
    try await store.database.write { db in
      try db.execute(
        sql: "UPDATE attachments SET created_at = created_at - ?", arguments: [seconds])
    }
  }

  func kept() throws -> [String] {
    try scratch.query(String.self, "SELECT substr(hash, 1, 1) FROM attachments ORDER BY hash")
  }

  @Test(arguments: [Attachment.Kind.text] + Attachment.ImageFormat.allCases.map { .image($0) })
  func comesBackAsItWas(kind: Attachment.Kind) async throws {
    for bytes in [[], [0, 1, 255], [UInt8](repeating: 7, count: 70_000)] {
      let digit: Character = bytes.isEmpty ? "a" : bytes.count == 3 ? "b" : "c"
      let attachment = Self.attachment(digit, kind, bytes)
      try await store.save(attachment)
      let again = try SQLiteStore.open(path: scratch.path)
      #expect(try await again.attachment(attachment.hash) == attachment)
    }
    #expect(try await store.attachment(Self.hash("d")) == nil)
  }

  @Test func keepsTheSameContentOnce() async throws {
    try await store.save(Self.attachment("a"))
    var renamed = Self.attachment("a")
    renamed.name = "other.txt"
    try await store.save(renamed)
    #expect(try await store.attachment(Self.hash("a")) == Self.attachment("a"))
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM attachments") == [1])
  }

  @Test func notesWhatAPromptRefersTo() async throws {
    try await store.save(Self.attachment("a", .image(.png)))
    let prompt = prompt("m1", "a", "b")
    try await store.save(prompt)
    try await store.save(prompt)
    func noted() throws -> [String] {
      try scratch.query(
        String.self,
        """
        SELECT m.id || ' ' || substr(a.hash, 1, 1) || ' ' || coalesce(a.kind, '?')
        FROM message_attachments AS a JOIN messages AS m ON m.key = a.message ORDER BY 1
        """)
    }
    #expect(try noted() == ["m1 a image/png", "m1 b ?"])
    // The content comes after the prompt when it could not be written before.
    try await store.save(Self.attachment("b", .text))
    #expect(try noted() == ["m1 a image/png", "m1 b text"])
    // What a model says refers to nothing.
    try await store.save(message("m2", after: "m1", .assistant, prompt.text))
    #expect(try noted().count == 2)
  }

  @Test func takesAwayWhatNothingRefersTo() async throws {
    for digit in "abcdef" { try await store.save(Self.attachment(digit)) }
    try await store.save(prompt("m1", "a"))
    try await store.saveDraft(prompt("x", "b").text, for: nil)
    try await store.saveDraft(prompt("x", "c").text, for: ConversationID(rawValue: "c1"))
    try await age(100)
    try await store.save(Self.attachment("d"))
    #expect(try await store.removeUnusedAttachments(age: 200) == 0)
    #expect(try await store.removeUnusedAttachments(age: 50) == 2)
    // "d" was attached once more a moment ago.
    #expect(try kept() == ["a", "b", "c", "d"])
    try await store.saveDraft("", for: nil)
    try await age(100)
    #expect(try await store.removeUnusedAttachments(age: 50) == 2)
    #expect(try kept() == ["a", "c"])
  }

  @Test func aForkRefersToItToo() async throws {
    try await store.save(Self.attachment("a"))
    try await store.save(prompt("m1", "a"))
    try await store.save(conversation(head: "m1"))
    try await store.fork(at: MessageID(rawValue: "m1"), as: conversation("c2"))
    try await store.database.write { try $0.execute(sql: "DELETE FROM messages WHERE id = 'm1'") }
    try await age(100)
    #expect(try await store.removeUnusedAttachments(age: 50) == 0)
  }

  @Test func findsTheUnusedWithoutReadingContent() throws {
    let plan = try store.database.inDatabase { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + Attachments.unused, arguments: ["age": 1])
        .map { $0["detail"] as String }
    }
    #expect(plan.first?.contains("COVERING INDEX attachments_by_time") == true, "\(plan)")
  }
}
