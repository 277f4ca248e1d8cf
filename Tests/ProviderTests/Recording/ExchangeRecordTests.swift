import Chat
import Testing

@testable import Provider

/// What is recorded of a request to a real server on loopback, byte by byte.
@Suite(.timeLimit(.minutes(1)))
struct ExchangeRecordTests {
  typealias Step = ScriptedServer.Step

  static let id = ExchangeID(message: MessageID(rawValue: "m1"), attempt: 2)

  static let request: ChatRequest = {
    var request = HTTPChatServiceTests.request
    request.exchange = id
    return request
  }()

  @discardableResult
  static func answer(_ service: HTTPChatService, _ request: ChatRequest = request) async
    -> Failure?
  {
    do {
      for try await _ in service.answer(request) {}
      return nil
    } catch {
      return error as? Failure
    }
  }

  @Test func holdsExactlyWhatWasSentAndReceived() async throws {
    let server = try await ScriptedServer.start { _ in
      [
        .head(headers: ["X-Request-ID: abc", "Set-Cookie: __cf=1"]), .chunk(": hello\n\n"),
        .chunk("data: {\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}\n\n"), .text("Hel"),
        .text("lo\\n"), HTTPChatServiceTests.finish, HTTPChatServiceTests.done, .lastChunk,
      ]
    }
    let service = try HTTPChatServiceTests.service(
      "http://127.0.0.1:\(server.port)/api/v1?api_key=sk_test&v=2")
    await Self.answer(service)
    let record = try #require(await service.exchange(Self.id))
    let sent = try #require(await server.nextRequest())

    let head = record.requestHeaders.map { "\($0.name): \($0.value)\r\n" }.joined()
    let body = String(decoding: record.requestBody, as: UTF8.self)
    let target = "/api/v1/chat/completions?api_key=sk_test&v=2"
    #expect(
      "\(record.method) \(target) HTTP/1.1\r\n\(head)\r\n\(body)"
        == sent.replacing("Bearer sk_test", with: "[redacted]"))
    #expect(record.method == "POST")
    #expect(
      record.url
        == "http://127.0.0.1:\(server.port)/api/v1/chat/completions?api_key=[redacted]&v=2")
    #expect(record.id == Self.id)
    #expect(record.startedAt == FixedTime.wall)

    #expect(record.status == 200)
    #expect(record.reason == "OK")
    #expect(record.httpVersion == "HTTP/1.1")
    #expect(
      record.responseHeaders == [
        .init(name: "Content-Type", value: "text/event-stream"),
        .init(name: "Transfer-Encoding", value: "chunked"),
        .init(name: "X-Request-ID", value: "abc"),
        .init(name: "Set-Cookie", value: "[redacted]"),
      ])
    #expect(
      String(decoding: record.chunks.flatMap(\.bytes), as: UTF8.self) == """
        : hello

        data: {"choices":[{"delta":{"reasoning":"hm"}}]}

        data: {"choices":[{"delta":{"content":"Hel"}}]}

        data: {"choices":[{"delta":{"content":"lo\\n"}}]}

        data: {"choices":[{"delta":{},"finish_reason":"stop"}]}

        data: [DONE]


        """)
    #expect(
      record.pieces == [
        .init(after: 0, text: "hm", isReasoning: true),
        .init(after: 0, text: "Hel", isReasoning: false),
        .init(after: 0, text: "lo\n", isReasoning: false),
      ])
    for time in [record.connectedAfter, record.sentAfter, record.headAfter, record.endedAfter] {
      #expect(time == 0)
    }
    try await server.stop()
  }

  /// Wherever it stands: in the request, or in what a server says of it.
  @Test func theKeyIsNowhereInARecord() async throws {
    let key = "sk_secret_4f9c"
    let server = try await ScriptedServer.start { _ in
      .response(
        "401 Unauthorized",
        ["X-Echo: Bearer \(key)", "Location: https://h/?token=\(key)", "X-Api-Key: \(key)"],
        body: "{\"error\":{\"message\":\"no such key: \(key), \(key)\",\"code\":401}}")
    }
    let service = try HTTPChatServiceTests.service(
      "http://127.0.0.1:\(server.port)/\(key)/v1?q=\(key)", key: key)
    var request = Self.request
    request.turns = [.init(role: .user, text: "is \(key) a good key?")]
    await Self.answer(service, request)
    let record = try #require(await service.exchange(Self.id))
    #expect(record.status == 401)
    var dumped = ""
    dump(record, to: &dumped)
    for bytes in [record.requestBody] + record.chunks.map(\.bytes) {
      dumped += String(decoding: bytes, as: UTF8.self)
    }
    #expect(dumped.contains("no such key: **************, **************"))
    #expect(dumped.contains("is [redacted] a good key?"))
    #expect(!dumped.contains(key))
    try await server.stop()
  }

  @Test func canBeAskedForWhileTheAnswerRuns() async throws {
    let (more, sends) = AsyncStream.makeStream(of: String.self)
    let server = try await ScriptedServer.start(more: more) { _ in [.head(), .text("a")] }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)")
    for try await batch in service.answer(Self.request) where batch.contains(.text("a")) {
      let record = try #require(await service.exchange(Self.id))
      #expect(record.pieces.map(\.text) == ["a"])
      #expect(record.endedAfter == nil)
      sends.yield("7\r\n: soon\n\r\n")
      break
    }
    // Dropping the stream cancels: the record says that it is over.
    _ = await server.clientClosed()
    #expect(await service.exchange(Self.id)?.endedAfter != nil)
    try await server.stop()
  }

  @Test func ofARequestThatNobodyTookTheRequestIsKept() async throws {
    let server = try await ScriptedServer.start { _ in [] }
    try await server.stop()
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)")
    #expect(await Self.answer(service)?.origin == .network)
    let record = try #require(await service.exchange(Self.id))
    #expect(record.requestHeaders.contains(.init(name: "Authorization", value: "[redacted]")))
    #expect(record.requestBody == RequestBody.bytes(Self.request))
    #expect(record.connectedAfter == nil)
    #expect(record.status == nil)
    #expect(record.endedAfter != nil)
  }

  @Test func aRequestThatIsNotToBeRecordedIsNot() async throws {
    let server = try await ScriptedServer.start { _ in [.head(), .text("a"), .lastChunk] }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)")
    await Self.answer(service, HTTPChatServiceTests.request)
    #expect(await service.exchange(Self.id) == nil)
    try await server.stop()
  }
}
