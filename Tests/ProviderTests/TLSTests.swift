import Chat
import Foundation
import Testing

@testable import Provider

/// Certificates that are not to be trusted, from a real server on loopback.
@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
  static let faults: [(certificate: [UInt8], isAuthorityKnown: Bool, words: String?)] = [
    (TestCertificates.good, true, nil),
    (
      TestCertificates.expired, true,
      "its certificate expired on 2001-02-03; this machine's clock says 2026-09-16"
    ),
    (
      TestCertificates.early, true,
      "its certificate is not valid before 2110-04-05; this machine's clock says 2026-09-16"
    ),
    (
      TestCertificates.other, true,
      "its certificate is for another host; check the address, and whether a proxy or a login page of the network stands between"
    ),
    (
      TestCertificates.good, false,
      "its certificate comes from an unknown CA; if you trust that authority, name its certificate in SSL_CERT_FILE"
    ),
  ]

  @Test(arguments: faults.indices, ["localhost", "127.0.0.1"])
  func namesWhatIsWrongWithACertificate(index: Int, host: String) async throws {
    let (certificate, isAuthorityKnown, words) = Self.faults[index]
    let server = try await ScriptedServer.start(tls: TestCertificates.server(certificate)) { _ in
      [
        .head(), .text("a"), HTTPChatServiceTests.done, .lastChunk,
      ]
    }
    let file = try TestCertificates.authorityFile()
    defer { try? FileManager.default.removeItem(atPath: file) }
    let service = try HTTPChatServiceTests.service(
      "https://\(host):\(server.port)",
      environment: isAuthorityKnown ? ["SSL_CERT_FILE": file] : [:])
    let result = await HTTPChatServiceTests.answer(service)
    #expect(
      result.failure
        == words.map {
          Failure(
            origin: .network, step: .tls,
            message: "No secure connection to \(host):\(server.port): \($0).",
            hints: RetryHints(never: true))
        })
    #expect(result.events.text == (words == nil ? "a" : ""))
    try await server.stop()
  }

  @Test func looksAtTheWholeChain() {
    func validity(_ from: Double, _ to: Double) -> CertificateProbe.Validity {
      CertificateProbe.Validity(from: WallTime(seconds: from), to: WallTime(seconds: to))
    }
    let now = WallTime(seconds: 50)
    #expect(
      CertificateProbe.fault(of: [validity(0, 99), validity(0, 50)], at: now) == .unknownIssuer)
    #expect(
      CertificateProbe.fault(of: [validity(0, 99), validity(0, 49)], at: now)
        == .expired(WallTime(seconds: 49)))
    #expect(
      CertificateProbe.fault(of: [validity(51, 99)], at: now)
        == .notYetValid(WallTime(seconds: 51)))
  }
}
