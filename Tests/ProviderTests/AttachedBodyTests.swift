import Chat
import NIOCore
import NIOPosix
import Testing

@testable import Provider

/// Runs on a loop of its own, as the program's tasks do on theirs.
private final class LoopTaskExecutor: TaskExecutor {
  private let loop = MultiThreadedEventLoopGroup.singleton.any()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

@Suite struct AttachedBodyTests {
  private static let cat = Chat.Attachment(
    hash: Chat.Attachment.Hash(of: [1, 2, 3, 4]), name: "cat.png", kind: .image(.png),
    bytes: [1, 2, 3, 4])
  private static let code = Chat.Attachment(
    hash: Chat.Attachment.Hash(of: Array("a\n```\n".utf8)), name: "main.swift", kind: .text,
    bytes: Array("a\n```\n".utf8))

  private static func reference(_ attachment: Chat.Attachment) -> String {
    let what = attachment.kind == .text ? "2 lines, 6 B" : "PNG 1×1, 4 B"
    return AttachmentReference(label: "\(attachment.name), \(what)", hash: attachment.hash).text
  }

  private static let source = AttachmentSource(executor: LoopTaskExecutor()) { hash in
    [cat, code].first { $0.hash == hash }
  }

  private static func request(_ turns: (Role, String)...) -> ChatRequest {
    ChatRequest(
      model: ModelID(rawValue: "a/b"), turns: turns.map { .init(role: $0.0, text: $0.1) },
      conversation: ConversationID(rawValue: "c"))
  }

  /// The content of the first turn.
  private static func content(_ text: String, role: Role = .user) async throws -> JSONValue? {
    let body = try await AttachedBody.make(request((role, text)), source)
    guard case .array(let turns)? = JSONParser.parse(Array(body.readableBytesView))?["messages"]
    else { return nil }
    return turns.first?["content"]
  }

  @Test func putsATextIntoThePromptWithALongerFence() async throws {
    #expect(
      try await Self.content("see \(Self.reference(Self.code)) please")
        == .string("see \n\nmain.swift:\n````swift\na\n```\n````\n please"))
  }

  @Test func sendsPicturesAsPartsInTheirOrder() async throws {
    let picture = #"{"type":"image_url","image_url":{"url":"data:image/png;base64,AQIDBA=="}}"#
    #expect(
      try await Self.content("a \(Self.reference(Self.cat)) \(Self.reference(Self.cat)) \"b\"")
        == JSONParser.parse(
          #"[{"type":"text","text":"a "},"# + picture + "," + picture
            + #",{"type":"text","text":" \"b\""}]"#))
  }

  @Test func takesOnlyTheUsersOwnWordsForReferences() async throws {
    let text = Self.reference(Self.cat)
    #expect(try await Self.content(text, role: .assistant) == .string(text))
    #expect(!AttachedBody.isNeeded(for: Self.request((.assistant, text), (.user, "[a](b)"))))
    #expect(AttachedBody.isNeeded(for: Self.request((.user, text))))
  }

  @Test func sendsTheSameAsWithoutWhereNothingIsAttached() async throws {
    let request = Self.request((.system, "s"), (.user, "u"))
    let body = try await AttachedBody.make(request, Self.source)
    #expect(Array(body.readableBytesView) == RequestBody.bytes(request))
  }

  @Test func sendsNothingWithoutWhatIsMissing() async {
    let lost = AttachmentReference(
      label: "gone.txt, 1 line, 1 B", hash: Chat.Attachment.Hash(of: [9]))
    await #expect {
      try await AttachedBody.make(Self.request((.user, lost.text)), Self.source)
    } throws: { error in
      let failure = error as? Failure
      return failure?.origin == .client && failure?.code == FailureCodes.attachmentMissing
        && failure?.message == "gone.txt is attached to a prompt, but is not in the log any more."
    }
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func encodesAsTheStandardDoes(text: String, encoded: String) {
    var buffer = ByteBuffer()
    Base64.write(Array(text.utf8), to: &buffer)
    #expect(String(buffer: buffer) == encoded)
  }

  @Test func sendsWhatIsAttachedToARealServer() async throws {
    let server = try await ScriptedServer.start { _ in
      [.head(), .text("ok"), HTTPChatServiceTests.finish, HTTPChatServiceTests.done, .lastChunk]
    }
    let service = HTTPChatService(
      configuration: ProviderConfiguration(
        baseURL: try BaseURL("http://127.0.0.1:\(server.port)/v1"), key: nil, environment: [:],
        version: "9"),
      time: FixedTime(), attachments: Self.source)
    var request = Self.request((.user, Self.reference(Self.cat)))
    let id = ExchangeID(message: MessageID(rawValue: "m"), attempt: 1)
    request.exchange = id
    for try await _ in service.answer(request) {}
    let sent = try #require(await server.nextRequest())
    #expect(
      sent.contains(
        #""content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQIDBA=="}}]"#))
    let record = try #require(await service.exchange(id))
    #expect(sent.hasSuffix(String(decoding: record.requestBody, as: UTF8.self)))
  }

  @Test func shortensDataURLsForPeople() {
    let long = String(repeating: "A", count: 200)
    #expect(
      String(
        decoding: DataURLs.shortened(
          Array(#"{"a;b":"data:image/png;base64,\#(long)","c":"x;base64,QQ=="}"#.utf8)),
        as: UTF8.self)
        == #"{"a;b":"data:image/png;base64,AAAAAAAAAAAAAAAAAAAAAAAA… (200 characters)","c":"x;base64,QQ=="}"#
    )
  }
}
