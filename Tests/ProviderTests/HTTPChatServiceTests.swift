import Chat
import Testing

@testable import Provider

/// The service against a real server on loopback.
@Suite(.timeLimit(.minutes(1)))
struct HTTPChatServiceTests {
  typealias Step = ScriptedServer.Step

  static let finish = Step.chunk(
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n")
  static let done = Step.chunk("data: [DONE]\n\n")

  static func service(
    _ url: String, key: String? = "sk_test", connect: Double = 5, firstByte: Double = 20,
    idle: Double = 20, grace: Double = 0.1, environment: [String: String] = [:]
  ) throws -> HTTPChatService {
    HTTPChatService(
      configuration: ProviderConfiguration(
        baseURL: try BaseURL(url), key: key,
        timeouts: .init(connect: connect, firstByte: firstByte, idle: idle, grace: grace),
        environment: environment, version: "9.9"),
      time: FixedTime())
  }

  static let request = ChatRequest(
    model: ModelID(rawValue: "a/b"), turns: [.init(role: .user, text: "hi")],
    conversation: ConversationID(rawValue: "c1"))

  /// All that one request brings, with how it ended.
  static func answer(_ service: HTTPChatService) async -> (
    events: [ResponseEvent], failure: Failure?
  ) {
    var events: [ResponseEvent] = []
    do {
      for try await batch in service.answer(request) { events += batch }
      return (events, nil)
    } catch {
      return (events, error as? Failure)
    }
  }

  @Test func streamsAnAnswer() async throws {
    let server = try await ScriptedServer.start { _ in
      [
        .head(headers: ["X-Request-ID: abc"]), .text("Hel"), .text("lo"), Self.finish, Self.done,
        .lastChunk,
      ]
    }
    let service = try Self.service("http://127.0.0.1:\(server.port)/api/v1/")
    let result = await Self.answer(service)
    #expect(
      result.events.meaning == [
        .head(status: 200, requestID: "abc"), .text("Hello"), .finish(reason: "stop"),
      ])
    #expect(result.failure == nil)
    let request = try #require(await server.nextRequest())
    #expect(request.hasPrefix("POST /api/v1/chat/completions HTTP/1.1\r\n"))
    for header in [
      "Authorization: Bearer sk_test", "Content-Type: application/json",
      "Accept: text/event-stream",
      "Accept-Encoding: identity", "X-Title: Confab", "X-Task-ID: c1", "User-Agent: Confab/9.9",
    ] {
      #expect(request.contains("\(header)\r\n"))
    }
    #expect(request.hasSuffix(#""stream":true,"stream_options":{"include_usage":true}}"#))
    #expect(service.endpoint == "127.0.0.1:\(server.port)")
    try await server.stop()
  }

  @Test func usesTheConnectionAgain() async throws {
    let server = try await ScriptedServer.start { _ in
      [.head(), .text("a"), Self.done, .lastChunk]
    }
    let service = try Self.service("http://127.0.0.1:\(server.port)", grace: 20)
    for _ in 0..<3 { #expect(await Self.answer(service).failure == nil) }
    service.shutdown()
    // Three requests and a shutdown: one connection closed.
    #expect(await server.clientClosed())
    #expect(await Self.answer(service).failure?.origin == .client)
    try await server.stop()
  }

  static let bodies: [(name: String, steps: [Step], text: String, failure: Failure?)] = [
    (
      "cut", [.head(), .text("a"), .close], "a",
      Failure(
        origin: .network, step: .cut, status: 200,
        message: "The connection to ENDPOINT closed before the answer was complete.")
    ),
    (
      "ends early", [.head(), .text("a"), .lastChunk], "a",
      Failure(
        origin: .network, step: .cut, status: 200,
        message: "The connection closed before the answer was complete.")
    ),
    ("no [DONE]", [.head(), .text("a"), finish, .lastChunk], "a", nil),
    ("no end at all after the finish", [.head(), .text("a"), finish], "a", nil),
    ("cut after the finish", [.head(), .text("a"), finish, .close], "a", nil),
    ("no end at all after [DONE]", [.head(), .text("a"), done], "a", nil),
    (
      "no framing",
      [
        .send(
          "HTTP/1.1 200 OK\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]"
        ), .close,
      ], "a", nil
    ),
    (
      "another content type", [.head(type: "application/json"), .text("a"), done, .lastChunk], "a",
      nil
    ),
    ("JSON", .response("200 OK", body: ResponseReaderTests.reply), "ab", nil),
    (
      "429",
      .response(
        "429 Too Many Requests", ["Retry-After: 3", "no-retry: true", "x-request-id: r1"],
        body: #"{"error":{"code":"rate_limit","message":"slow"}}"#), "",
      Failure(
        origin: .http, status: 429, code: "rate_limit", message: "slow", requestID: "r1",
        hints: RetryHints(waitSeconds: 3, never: true))
    ),
    (
      "502 page",
      .response("502 Bad Gateway", type: "text/html", body: "<html><title>502 Bad Gateway</title>"),
      "",
      Failure(
        origin: .http, status: 502, message: "502 Bad Gateway",
        details: FailureDetails(isHTML: true))
    ),
    (
      "500 that breaks off",
      [.head("500 Oops", length: 999), .send(#"{"error":"inner"}"#), .close], "",
      Failure(origin: .http, status: 500, message: "inner")
    ),
    (
      "empty 402", .response("402 Payment Required", body: ""), "",
      Failure(origin: .http, status: 402, message: "Payment Required. The server gave no details.")
    ),
    (
      "empty 200", .response("200 OK", body: ""), "",
      Failure(
        origin: .stream, step: .empty, status: 200,
        message: "The server answered 200 with an empty body.")
    ),
    (
      "mid-stream error",
      [
        .head(), .text("a"),
        .chunk(#"data: {"error":{"code":"server_error","message":"m"}}"# + "\n\n"),
      ], "a",
      Failure(origin: .stream, status: 200, code: "server_error", message: "m")
    ),
    (
      "no answer", [.close], "",
      Failure(
        origin: .network, step: .cut,
        message: "ENDPOINT closed the connection before the answer was complete.")
    ),
    (
      "no HTTP", [.send("SSH-2.0-OpenSSH_9.2\r\n\r\n"), .close], "",
      Failure(
        origin: .network, step: .format,
        message: "ENDPOINT answered with something that is not HTTP.")
    ),
    (
      "redirect",
      .response(
        "307 Temporary Redirect", ["Location: https://x.example/v1/chat/completions"], body: ""),
      "",
      Failure(
        origin: .http, status: 307,
        message:
          "The server sends requests on to https://x.example/v1/chat/completions: if that is right, set it as the base URL."
      )
    ),
  ]

  @Test(arguments: bodies.indices)
  func understandsEveryEnd(index: Int) async throws {
    let (name, steps, text, failure) = Self.bodies[index]
    let server = try await ScriptedServer.start { _ in steps }
    let service = try Self.service("http://127.0.0.1:\(server.port)")
    let result = await Self.answer(service)
    #expect(result.events.text == text, "\(name)")
    var expected = failure
    expected?.message = failure?.message.replacing("ENDPOINT", with: service.endpoint) ?? ""
    #expect(result.failure == expected, "\(name)")
    try await server.stop()
  }

  @Test func givesUpWhenNoAnswerBeginsAndClosesTheConnection() async throws {
    let server = try await ScriptedServer.start { _ in [] }
    let service = try Self.service("http://127.0.0.1:\(server.port)", firstByte: 0.1)
    #expect(
      await Self.answer(service).failure
        == Failure(
          origin: .network, step: .firstByte,
          message: "\(service.endpoint) did not begin to answer within 0.1 s."))
    #expect(await server.clientClosed())
    try await server.stop()
  }

  @Test(arguments: [[Step.head()], [.head(), .chunk(": ping\n\n")], [.head(), .text("a")]])
  func tellsOfEachSilenceAndKeepsTheConnection(steps: [Step]) async throws {
    let server = try await ScriptedServer.start { _ in steps }
    let service = try Self.service("http://127.0.0.1:\(server.port)", idle: 0.1)
    var stalls = 0
    for try await batch in service.answer(Self.request) where batch == [.stalled] {
      stalls += 1
      // Told again after as long: nothing but its reader ends it.
      if stalls == 3 { break }
    }
    #expect(stalls == 3)
    #expect(await server.clientClosed())
    try await server.stop()
  }

  @Test func goesOnAfterASilence() async throws {
    let (more, send) = AsyncStream.makeStream(of: String.self)
    let server = try await ScriptedServer.start(more: more) { _ in [.head(), .text("a")] }
    let service = try Self.service("http://127.0.0.1:\(server.port)", idle: 0.1)
    var events: [ResponseEvent] = []
    for try await batch in service.answer(Self.request) {
      if batch == [.stalled], !events.contains(.stalled) {
        send.yield("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n")
      }
      events += batch
    }
    #expect(events.contains(.stalled))
    #expect(events.text == "a")
    try await server.stop()
  }

  @Test func waitsForNoMoreOfAnErrorThatStops() async throws {
    let server = try await ScriptedServer.start { _ in
      [.head("503 Oops", length: 99), .send(#"{"error":"down"}"#)]
    }
    let service = try Self.service("http://127.0.0.1:\(server.port)", idle: 0.1)
    let result = await Self.answer(service)
    #expect(result.failure == Failure(origin: .http, status: 503, message: "down"))
    #expect(!result.events.contains(.stalled))
    #expect(await server.clientClosed())
    try await server.stop()
  }

  @Test func closesTheConnectionWhenTheReaderIsCancelled() async throws {
    let server = try await ScriptedServer.start { _ in [.head(), .text("a")] }
    let service = try Self.service("http://127.0.0.1:\(server.port)")
    let (texts, text) = AsyncStream.makeStream(of: String.self)
    let reading = Task {
      for try await batch in service.answer(Self.request) {
        if !batch.text.isEmpty { text.yield(batch.text) }
      }
    }
    var iterator = texts.makeAsyncIterator()
    #expect(await iterator.next() == "a")
    reading.cancel()
    #expect(await server.clientClosed())
    try await server.stop()
  }

  @Test func closesTheConnectionWhenTheStreamIsDropped() async throws {
    let server = try await ScriptedServer.start { _ in [.head(), .text("a")] }
    let service = try Self.service("http://127.0.0.1:\(server.port)")
    for try await batch in service.answer(Self.request) where !batch.text.isEmpty { break }
    #expect(await server.clientClosed())
    try await server.stop()
  }

  @Test func closesConnectionsWhenTheServiceIsDropped() async throws {
    let server = try await ScriptedServer.start { _ in
      [.head(), .text("a"), Self.done, .lastChunk]
    }
    var service: HTTPChatService? = try Self.service("http://127.0.0.1:\(server.port)")
    if let service { #expect(await Self.answer(service).failure == nil) }
    service = nil
    #expect(await server.clientClosed())
    try await server.stop()
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func saysThatNothingListens(host: String) async throws {
    let server = try await ScriptedServer.start { _ in [] }
    let port = server.port
    try await server.stop()
    let service = try Self.service("http://\(host):\(port)")
    #expect(
      await Self.answer(service).failure
        == Failure(
          origin: .network, step: .connect,
          message: "No connection to \(host):\(port): connection refused, nothing listens there."))
  }

  @Test func saysThatAPortDoesNotSpeakTLS() async throws {
    let server = try await ScriptedServer.start { _ in
      [.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .close]
    }
    let service = try Self.service("https://127.0.0.1:\(server.port)")
    #expect(
      await Self.answer(service).failure
        == Failure(
          origin: .network, step: .tls,
          message:
            "No secure connection to 127.0.0.1:\(server.port): it does not speak TLS on this port; try http://.",
          hints: RetryHints(never: true)))
    try await server.stop()
  }

  @Test func saysThatCertificatesAreMissing() async throws {
    let server = try await ScriptedServer.start { _ in [] }
    let service = try Self.service(
      "https://127.0.0.1:\(server.port)", environment: ["SSL_CERT_FILE": "/nowhere/ca.pem"])
    #expect(
      await Self.answer(service).failure
        == Failure(
          origin: .network, step: .tls,
          message:
            "No secure connection to 127.0.0.1:\(server.port): SSL_CERT_FILE or SSL_CERT_DIR names nothing that exists.",
          hints: RetryHints(never: true)))
    try await server.stop()
  }

  @Test func goesThroughTheProxyAndTellsItNoKey() async throws {
    let proxy = try await ScriptedServer.start { _ in
      [.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")]
    }
    let service = try Self.service(
      "https://api.example.test/v1",
      environment: ["https_proxy": "http://u:p@127.0.0.1:\(proxy.port)"])
    #expect(
      await Self.answer(service).failure
        == Failure(
          origin: .network, step: .proxy,
          message: "The proxy 127.0.0.1:\(proxy.port) refused to connect to api.example.test."))
    let request = try #require(await proxy.nextRequest())
    #expect(request.hasPrefix("CONNECT api.example.test:443 HTTP/1.1\r\n"))
    #expect(request.lowercased().contains("proxy-authorization: basic dtpw\r\n"))
    #expect(!request.contains("sk_test"))
    try await proxy.stop()
  }

  @Test(arguments: [
    ("sk_\u{1B}x", [:] as [String: String]), ("sk_x", ["https_proxy": "https://p:1"]),
  ])
  func sendsNothingWithABrokenSetting(key: String, environment: [String: String]) async throws {
    let service = try Self.service(
      "https://api.example.test/v1", key: key, environment: environment)
    let failure = await Self.answer(service).failure
    #expect(failure?.origin == .client)
    #expect(failure?.message.contains("sk_") == false)
  }
}
