import Chat
import Testing

@testable import Provider

/// The lists of models, from a real server on loopback.
@Suite(.timeLimit(.minutes(1)))
struct ModelsTests {
  typealias Step = ScriptedServer.Step

  static let recommended = #"{"recommended":[{"id":"a/b","description":"Best"}],"free":[]}"#
  static let all = #"{"data":[{"id":"a/b","context_length":8},{"id":"a/c"}]}"#
  static let described =
    #"{"data":[{"id":"a/c","pricing":{"prompt":"0.000001","completion":"0.000002"}},{"id":"x"}]}"#
  static let best = ModelListTests.info("a/b", "Best", source: .recommended)
  static let known = ModelListTests.info("a/b", "Best", 8, source: .recommended)
  static let priced = ModelListTests.info("a/c", prices: (1, 2))
  static let other = ModelInfo(id: ModelID(rawValue: "a/c"))

  static func models(
    _ service: HTTPChatService
  ) async -> Result<[ModelInfo], Failure> {
    do throws(Failure) {
      return .success(try await service.models())
    } catch {
      return .failure(error)
    }
  }

  static let notFound = [Step].response(
    "404 Not Found", body: #"{"error":"Not Found","success":false}"#)

  static let servers:
    [(
      publicList: [Step], described: [Step], ownList: [Step],
      result: Result<[ModelInfo], Failure>
    )] = [
      (
        .response("200 OK", body: recommended), notFound, .response("200 OK", body: all),
        .success([known, other])
      ),
      (
        .response("200 OK", body: recommended), .response("200 OK", body: described),
        .response("200 OK", body: all), .success([known, priced])
      ),
      (.response("200 OK", body: recommended), notFound, notFound, .success([best])),
      (
        .response("200 OK", body: recommended), .response("200 OK", body: "<html>"),
        .response("200 OK", body: "<html>"), .success([best])
      ),
      (
        notFound, notFound, .response("200 OK", body: all),
        .success([ModelInfo(id: best.id, contextLength: 8), other])
      ),
      (
        notFound, notFound, notFound,
        .failure(Failure(origin: .http, status: 404, message: "Not Found"))
      ),
      ([.close], [.close], .response("200 OK", body: "[7]"), .success([])),
    ]

  @Test(arguments: servers.indices)
  func mergesWhatItCanGet(index: Int) async throws {
    let (publicList, described, ownList, result) = Self.servers[index]
    let server = try await ScriptedServer.start { request in
      if request.hasPrefix("GET /api/v1/ai/cline/recommended-models ") { return publicList }
      return request.hasPrefix("GET /api/v1/ai/cline/models ") ? described : ownList
    }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)/api/v1")
    #expect(await Self.models(service) == result)
    var requests: [String] = []
    for _ in 0..<3 { if let request = await server.nextRequest() { requests.append(request) } }
    // The public lists need no key, so they get none.
    #expect(
      requests.filter { $0.contains("Authorization: Bearer sk_test") }.map { $0.prefix(20) } == [
        "GET /api/v1/models H"
      ])
    try await server.stop()
  }

  @Test func asksOtherServersForTheirOwnListOnly() async throws {
    let server = try await ScriptedServer.start { _ in .response("200 OK", body: Self.all) }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)", key: nil)
    #expect(
      await Self.models(service)
        == .success([ModelInfo(id: Self.best.id, contextLength: 8), Self.other]))
    let request = try #require(await server.nextRequest())
    #expect(request.hasPrefix("GET /v1/models HTTP/1.1\r\n"))
    #expect(!request.contains("Authorization"))
    try await server.stop()
  }

  @Test func keepsTheKeyAtHomeWhenRedirected() async throws {
    let elsewhere = try await ScriptedServer.start { _ in .response("200 OK", body: Self.all) }
    let target = "http://127.0.0.1:\(elsewhere.port)/list"
    let server = try await ScriptedServer.start { request in
      request.hasPrefix("GET /v1/models ")
        ? .response("302 Found", ["Location: /v1/moved"], body: "")
        : .response("302 Found", ["Location: \(target)"], body: "")
    }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)")
    #expect(try await service.models().count == 2)
    for path in ["/v1/models", "/v1/moved"] {
      let request = try #require(await server.nextRequest())
      #expect(request.hasPrefix("GET \(path) "))
      #expect(request.contains("Authorization: Bearer sk_test"))
    }
    let last = try #require(await elsewhere.nextRequest())
    #expect(last.hasPrefix("GET /list "))
    #expect(!last.contains("sk_test"))
    try await server.stop()
    try await elsewhere.stop()
  }

  @Test func goesInNoCircles() async throws {
    let server = try await ScriptedServer.start { _ in
      .response("301 Moved Permanently", ["Location: /v1/models"], body: "")
    }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)")
    #expect(
      await Self.models(service)
        == .failure(
          Failure(origin: .http, message: "The list of models is redirected to no good end.")))
    try await server.stop()
  }
}
