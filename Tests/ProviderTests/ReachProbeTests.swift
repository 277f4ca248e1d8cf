import Chat
import Foundation
import Testing

@testable import Provider

/// How far a request gets, step by step, against real servers on loopback.
@Suite(.timeLimit(.minutes(1)))
struct ReachProbeTests {
  private static func run(
    _ url: String, environment: [String: String] = [:]
  ) async throws -> ReachProbe.Report {
    try await ReachProbe(
      BaseURL(url), environment: environment, version: "1", time: FixedTime()
    ).run(addresses: ["127.0.0.1"])
  }

  @Test func asksForTheModelsWithoutAKey() async throws {
    let server = try await ScriptedServer.start { _ in
      .response("401 Unauthorized", ["Date: Wed, 16 Sep 2026 14:00:07 GMT"], body: "{}")
    }
    let report = try await Self.run("http://127.0.0.1:\(server.port)/v1")
    #expect(report.steps.map(\.step) == [.connect, .answer])
    #expect(report.status == 401)
    #expect(report.fault?.words == nil)
    #expect(report.date.map { $0.server.seconds - $0.here.seconds } == 7)
    let request = try #require(await server.nextRequest())
    #expect(request.hasPrefix("GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"))
    #expect(!request.lowercased().contains("authorization"))
    try await server.stop()
  }

  static let certificates: [(certificate: [UInt8], isAuthorityKnown: Bool, words: String?)] =
    TLSTests.faults

  @Test(arguments: certificates.indices)
  func tellsWhatIsWrongWithACertificate(index: Int) async throws {
    let (certificate, isAuthorityKnown, words) = Self.certificates[index]
    let server = try await ScriptedServer.start(tls: TestCertificates.server(certificate)) { _ in
      .response("200 OK", body: "{}")
    }
    let file = try TestCertificates.authorityFile()
    defer { try? FileManager.default.removeItem(atPath: file) }
    let report = try await Self.run(
      "https://localhost:\(server.port)",
      environment: isAuthorityKnown ? ["SSL_CERT_FILE": file] : [:])
    #expect(
      report.steps.map(\.step) == (words == nil ? [.connect, .tls, .answer] : [.connect]))
    #expect(report.status == (words == nil ? 200 : nil))
    #expect(
      report.fault?.words
        == words.map { "No secure connection to localhost:\(server.port): \($0)." })
    if words != nil { #expect(report.fault?.step == .tls) }
    try await server.stop()
  }

  @Test func tellsWhatTheProxyDoes() async throws {
    let proxy = try await ScriptedServer.start { _ in
      [.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")]
    }
    let report = try await Self.run(
      "https://api.example.test/v1",
      environment: ["https_proxy": "http://u:p@127.0.0.1:\(proxy.port)"])
    #expect(report.steps.map(\.step) == [.connect])
    #expect(report.fault?.step == .tunnel)
    #expect(report.fault?.words == "the proxy refused to connect (403).")
    let request = try #require(await proxy.nextRequest())
    #expect(request.hasPrefix("CONNECT api.example.test:443 HTTP/1.1\r\n"))
    #expect(request.lowercased().contains("proxy-authorization: basic dtpw\r\n"))
    try await proxy.stop()
  }

  @Test func asksAPlainServerThroughTheProxy() async throws {
    let proxy = try await ScriptedServer.start { _ in .response("200 OK", body: "{}") }
    let report = try await Self.run(
      "http://api.example.test/v1", environment: ["http_proxy": "127.0.0.1:\(proxy.port)"])
    #expect(report.status == 200)
    let request = try #require(await proxy.nextRequest())
    #expect(request.hasPrefix("GET http://api.example.test/v1/models HTTP/1.1\r\n"))
    try await proxy.stop()
  }

  @Test func tellsTheRestOfWhatCanHappen() async throws {
    let mute = try await ScriptedServer.start { _ in [.close] }
    let closed = try await Self.run("http://127.0.0.1:\(mute.port)")
    #expect(closed.fault?.step == .answer)
    #expect(closed.fault?.words == "it closed the connection without an answer.")
    let other = try await ScriptedServer.start { _ in [.send("220 mail\r\n\r\n")] }
    #expect(
      try await Self.run("http://127.0.0.1:\(other.port)").fault?.words
        == "it answered with something that is not HTTP.")
    let port = mute.port
    try await mute.stop()
    let refused = try await Self.run("http://127.0.0.1:\(port)")
    #expect(refused.fault?.step == .connect)
    #expect(refused.fault?.words.contains("nothing listens there") == true)
    try await other.stop()
  }
}
