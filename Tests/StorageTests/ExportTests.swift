import Chat
import Foundation
import Testing

@testable import Storage

/// A conversation of the log as a file's text.
struct ExportTests {
  let scratch: Scratch
  let store: SQLiteStore
  let id = ConversationID(rawValue: "c1")

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
  }

  func text(_ format: ConversationExport.Format) async throws -> String {
    var text = ""
    try await ConversationExport(of: id, from: store, as: format, version: "1.2")
      .write { (piece: String) throws(Never) in text += piece }
    return text
  }

  /// A prompt with a picture, an answer that broke off, and another that was shown no more.
  func fill() async throws {
    var facts = conversation(title: "Trip \"north\"", head: "m2")
    facts.tags = ["work", "a\\b"]
    facts.options.systemPrompt = "Be\nbrief"
    try await store.save(facts)
    let hash = AttachmentTests.hash("a")
    let reference = AttachmentReference(label: "cat.png, PNG 2×2", hash: hash)
    let missing = AttachmentReference(label: "gone.txt", hash: AttachmentTests.hash("b"))
    try await store.save(AttachmentTests.attachment("a", .image(.png), [1, 2, 255]))
    try await store.save(
      message("m1", .user, "See \(reference.text), \(reference.text) and \(missing.text)."))
    try await store.save(message("m0", after: "m1", .assistant, "Another."))
    var answer = message("m2", after: "m1", .assistant, "It is a", state: .interrupted, at: 61)
    answer.reasoning = "Hm."
    answer.model = someModel
    answer.attempts = [fullAttempt(1)]
    answer.attempts[0].failure = Failure(
      origin: .stream, step: .cut, status: 200, code: "server_error", message: "down\nagain")
    try await store.save(answer)
    try await store.save(facts)
  }

  @Test func writesMarkdown() async throws {
    try await fill()
    let failure = Failure(
      origin: .stream, step: .cut, status: 200, code: "server_error", message: "down\nagain")
    let expected = """
      ---
      title: "Trip \\"north\\""
      id: c1
      created: 1970-01-01T00:00:50Z
      updated: 1970-01-01T00:01:40Z
      models: ["anthropic/claude-sonnet-4.6"]
      tags: ["work", "a\\\\b"]
      messages: 2
      prompt_tokens: 1
      completion_tokens: 2
      cost_usd: 6.6e-05
      system: "Be\\nbrief"
      exported_by: "Confab 1.2"
      ---

      # Trip "north"

      ## You · 1970-01-01 00:01 UTC

      See [cat.png, PNG 2×2], [cat.png, PNG 2×2] and [gone.txt].

      ## anthropic/claude-sonnet-4.6 · 1970-01-01 00:01 UTC

      <details><summary>Reasoning</summary>

      Hm.

      </details>

      It is a

      > *broke off: \(FailureNames(failure).title): down again*

      """
    let written = try await text(.markdown)
    #expect(written == expected)
  }

  @Test func writesEverythingAsJSON() async throws {
    try await fill()
    struct Exported: Decodable {
      struct Attached: Decodable, Equatable {
        var hash: String
        var name: String?
        var kind: String?
        var base64: String?
      }

      var format: String
      var version: Int
      var exportedBy: String
      var conversation: Conversation
      var messages: [Message]
      var attachments: [Attached]
    }
    let text = try await text(.json)
    let exported = try JSONDecoder().decode(Exported.self, from: Data(text.utf8))
    let stored = try #require(try await store.load(id, newest: .max))
    #expect(exported.format == "confab.conversation" && exported.version == 1)
    #expect(exported.exportedBy == "Confab 1.2")
    #expect(exported.conversation == stored.conversation)
    #expect(exported.messages == stored.messages)
    #expect(
      exported.attachments == [
        .init(
          hash: AttachmentTests.hash("a").text, name: "cat a.png", kind: "image/png",
          base64: "AQL/"),
        .init(hash: AttachmentTests.hash("b").text),
      ])
  }

  @Test func readsALongOneWhole() async throws {
    try await store.save(conversation())
    for index in 0..<1100 {
      try await store.save(
        message(
          "m\(index)", after: index > 0 ? "m\(index - 1)" : nil,
          index.isMultiple(of: 2) ? .user : .assistant, "text \(index)."))
    }
    try await store.save(conversation(head: "m1099"))
    let text = try await text(.markdown)
    #expect(text.contains("\nmessages: 1100\n"))
    #expect(text.components(separatedBy: "\n## ").count == 1101)
    #expect(text.contains("text 500.") && text.hasSuffix("\ntext 1099.\n"))
  }

  @Test func saysWhatIsWrong() async throws {
    await #expect {
      try await ConversationExport(of: id, from: store, as: .json, version: "")
        .write { (_: String) throws(Never) in }
    } throws: { error in
      if case .missing? = error as? ConversationExport.Problem<Never> { true } else { false }
    }
    struct Full: Error {}
    try await fill()
    await #expect {
      try await ConversationExport(of: id, from: store, as: .json, version: "")
        .write { (_: String) throws(Full) in throw Full() }
    } throws: { error in
      if case .sink? = error as? ConversationExport.Problem<Full> { true } else { false }
    }
  }

  @Test(arguments: [
    ("a.md", ConversationExport.Format.markdown), ("A.JSON", .json), ("json", .markdown),
    ("a.json.md", .markdown),
  ])
  func choosesTheFormatByTheEnding(path: String, format: ConversationExport.Format) {
    #expect(ConversationExport.Format(path: path) == format)
  }
}
