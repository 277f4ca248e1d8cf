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

  func text(_ format: ExportFormat) async throws -> String {
    var text = ""
    try await ConversationExport(
      of: id, from: store, as: format, version: "1.2", html: { "<p>\(HTMLText.escaped($0))</p>" }
    ).write { (piece: String) throws(Never) in text += piece }
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

      <!-- id: m2, request: req-1, generation: gen-1 -->

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
    for id in ["m0", "m2"] { try await store.setBookmark(true, on: MessageID(rawValue: id)) }
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
      var otherMessages: [Message]
      var bookmarks: [MessageID]
      var attachments: [Attached]
    }
    let text = try await text(.json)
    let exported = try JSONDecoder().decode(Exported.self, from: Data(text.utf8))
    let stored = try #require(try await store.load(id, newest: .max))
    #expect(exported.format == "confab.conversation" && exported.version == 1)
    #expect(exported.exportedBy == "Confab 1.2")
    #expect(exported.conversation == stored.conversation)
    #expect(exported.messages == stored.messages)
    #expect(exported.otherMessages.map(\.text) == ["Another."])
    #expect(exported.bookmarks.map(\.rawValue) == ["m0", "m2"])
    #expect(
      exported.attachments == [
        .init(
          hash: AttachmentTests.hash("a").text, name: "cat a.png", kind: "image/png",
          base64: "AQL/"),
        .init(hash: AttachmentTests.hash("b").text),
      ])
  }

  @Test func writesALineForOtherTools() async throws {
    try await fill()
    var failed = message("m3", after: "m2", .assistant, state: .failed)
    failed.model = someModel
    try await store.save(failed)
    try await store.save(conversation(title: "Trip \"north\"", head: "m3"))
    #expect(
      try await text(.jsonLines) == """
        {"messages":[{"role":"user","content":"See [cat.png, PNG 2×2], [cat.png, PNG 2×2] and \
        [gone.txt]."},{"role":"assistant","content":"It is a"}],"metadata":{"id":"c1",\
        "title":"Trip \\"north\\"","model":"anthropic/claude-sonnet-4.6",\
        "created":"1970-01-01T00:00:50Z","updated":"1970-01-01T00:01:40Z","tags":[],\
        "exported_by":"Confab 1.2"}}

        """)
    var facts = conversation(head: "m3")
    facts.options.systemPrompt = "Be\nbrief"
    facts.tags = ["a", "b"]
    try await store.save(facts)
    let line = try await text(.jsonLines)
    #expect(
      line.hasPrefix(#"{"messages":[{"role":"system","content":"Be\nbrief"},{"role":"user""#))
    #expect(line.contains(#""tags":["a","b"]"#) && line.count { $0 == "\n" } == 1)
    #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
  }

  @Test func writesOnePageThatNeedsNothingElse() async throws {
    try await fill()
    let text = try await text(.html)
    let body = try #require(text.range(of: "<body>"))
    let failure = Failure(
      origin: .stream, step: .cut, status: 200, code: "server_error", message: "down\nagain")
    #expect(
      text[body.lowerBound...] == """
        <body>
        <header>
        <h1>Trip &quot;north&quot;</h1>
        <p>created 1970-01-01 · anthropic/claude-sonnet-4.6 · 2 messages · 1 tokens in · 2 tokens out \
        · $6.6e-05 · #work · #a\\b · id c1</p>
        <details><summary>System prompt</summary>
        <div class="typed">Be
        brief</div>
        </details>
        </header>
        <article class="user">
        <h2>You <time datetime="1970-01-01T00:01:00Z">1970-01-01 00:01 UTC</time></h2>
        <div class="typed">See [cat.png, PNG 2×2], [cat.png, PNG 2×2] and [gone.txt].</div>
        </article>
        <article class="assistant">
        <h2>anthropic/claude-sonnet-4.6 <time datetime="1970-01-01T00:01:01Z">1970-01-01 00:01 UTC\
        </time></h2>
        <details><summary>Reasoning</summary>
        <p>Hm.</p>
        </details>
        <p>It is a</p>
        <p class="note">broke off: \(FailureNames(failure).title): down again</p>
        </article>
        </body>
        </html>

        """)
  }

  /// Wherever text of a server or a user can stand.
  @Test func escapesEverythingInAPage() async throws {
    let evil = "<script>alert('1')</script>\"\u{1B}[2J\u{9B}\u{0}&"
    var facts = conversation(title: evil, head: "b")
    facts.tags = [evil]
    facts.options.systemPrompt = evil
    try await store.save(facts)
    try await store.save(message("a", .user, evil))
    var answer = message("b", after: "a", .assistant, evil, state: .interrupted)
    answer.reasoning = evil
    answer.model = ModelID(rawValue: evil)
    answer.attempts = [fullAttempt(1)]
    answer.attempts[0].failure?.message = evil
    try await store.save(answer)
    let text = try await text(.html)
    #expect(!text.contains("<script") && !text.contains("alert('1')"))
    #expect(text.components(separatedBy: "&lt;script&gt;alert(&#39;1&#39;)").count == 11)
    let isControl = { (scalar: Unicode.Scalar) in
      scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
    }
    #expect(!text.unicodeScalars.contains(where: isControl))
  }

  @Test func endsNoCommentOfMarkdownWithAnIdentifier() async throws {
    try await store.save(conversation())
    try await store.save(message("a"))
    var answer = message("b", after: "a", .assistant, "x")
    answer.attempts = [fullAttempt(1)]
    answer.attempts[0].requestID = "--><script>\n-->"
    try await store.save(answer)
    let text = try await text(.markdown)
    #expect(text.contains("<!-- id: b, request: --script --, generation: gen-1 -->\n"))
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
      try await ConversationExport(of: id, from: store, as: .json, version: "", html: { $0 }).write
      { (_: String) throws(Never) in }
    } throws: { error in
      if case .missing? = error as? ConversationExport.Problem<Never> { true } else { false }
    }
    struct Full: Error {}
    try await fill()
    await #expect {
      try await ConversationExport(of: id, from: store, as: .json, version: "", html: { $0 }).write
      { (_: String) throws(Full) in throw Full() }
    } throws: { error in
      if case .sink? = error as? ConversationExport.Problem<Full> { true } else { false }
    }
  }

  @Test(arguments: [
    ("a.md", ExportFormat.markdown), ("A.JSON", .json), ("json", .markdown),
    ("a.json.md", .markdown), ("a.jsonl", .jsonLines), ("b.HTML", .html),
  ])
  func choosesTheFormatByTheEnding(path: String, format: ExportFormat) {
    #expect(ExportFormat(path: path) == format)
  }
}
