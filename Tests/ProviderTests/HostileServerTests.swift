import Chat
import Testing

@testable import Provider

/// Servers that mean harm, or are broken beyond reason, on loopback.
@Suite(.timeLimit(.minutes(1)))
struct HostileServerTests {
  typealias Step = ScriptedServer.Step

  static func failure(_ steps: [Step]) async throws -> (failure: Failure?, endpoint: String) {
    let server = try await ScriptedServer.start { _ in steps }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)")
    let result = await HTTPChatServiceTests.answer(service)
    try await server.stop()
    return (result.failure, service.endpoint)
  }

  @Test(arguments: [
    // One header of a megabyte, and a thousand of a kilobyte.
    "X-Long: " + String(repeating: "x", count: 1 << 20),
    (0..<1_000).map { "X-\($0): " + String(repeating: "x", count: 1_000) }
      .joined(separator: "\r\n"),
  ])
  func refusesHugeHeaders(header: String) async throws {
    let (failure, endpoint) = try await Self.failure([
      .head(headers: [header]), .text("a"), HTTPChatServiceTests.done, .lastChunk,
    ])
    #expect(
      failure
        == Failure(
          origin: .network, step: .format,
          message:
            "\(endpoint) answered with more headers than are read (80 KiB each, 256 of them)."))
  }

  @Test func endsAnEndlessLine() async throws {
    let piece = Step.chunk(String(repeating: "x", count: 1 << 20))
    let (failure, _) = try await Self.failure(
      [.head(), .text("a"), .chunk("data: ")] + Array(repeating: piece, count: 17))
    #expect(
      failure
        == Failure(
          origin: .stream, step: .format, status: 200,
          message: "An event of the stream is longer than 16 MiB."))
  }

  /// The bytes of a compressed body are not looked at, so that no bomb goes off.
  @Test(arguments: ["gzip", "GZIP", "br", "deflate, gzip"])
  func readsNothingCompressed(encoding: String) async throws {
    let header = "Content-Encoding: \(encoding)"
    let bomb = Step.chunk(String(repeating: "\u{1F}\u{0}", count: 40_000))
    #expect(
      try await Self.failure([.head(headers: [header]), bomb, .lastChunk]).failure
        == Failure(
          origin: .stream, step: .format, status: 200,
          message: "The answer came compressed, which was not asked for."))
    #expect(
      try await Self.failure([
        .head("503 Service Unavailable", headers: [header]), bomb, .lastChunk,
      ]).failure
        == Failure(
          origin: .http, status: 503, message: "Service Unavailable. The server gave no details."))
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func takesNoPromptAndNoKeyToAnotherHost(status: Int) async throws {
    let elsewhere = try await ScriptedServer.start { _ in
      .response("200 OK", body: ResponseReaderTests.reply)
    }
    let target = "http://127.0.0.1:\(elsewhere.port)/v1/chat/completions"
    let server = try await ScriptedServer.start { _ in
      .response("\(status) Moved", ["Location: \(target)"], body: "")
    }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)")
    let failure = await HTTPChatServiceTests.answer(service).failure
    #expect(failure?.status == status)
    #expect(failure?.message.contains(target) == true)
    // The first that comes to the other host is what is sent to it on purpose.
    let other = try HTTPChatServiceTests.service(
      "http://127.0.0.1:\(elsewhere.port)", key: "sk_other")
    #expect(await HTTPChatServiceTests.answer(other).failure == nil)
    let request = try #require(await elsewhere.nextRequest())
    #expect(request.contains("Authorization: Bearer sk_other\r\n"))
    try await server.stop()
    try await elsewhere.stop()
  }

  @Test func followsNoRedirectInACircle() async throws {
    let (failure, _) = try await Self.failure(
      .response(
        "307 Again", ["Location: /v1/chat/completions"], body: ""))
    #expect(failure?.status == 307)
    #expect(RetryPolicyOutcome.isFinal(failure))
  }
}

private enum RetryPolicyOutcome {
  static func isFinal(_ failure: Failure?) -> Bool {
    failure.map { ErrorTableTests.turn($0).waits.isEmpty } ?? false
  }
}
