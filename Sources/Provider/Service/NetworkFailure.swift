import AsyncHTTPClient
import Chat
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Says in words, and by the step that failed, why there is no response. The libraries' own texts are
/// not shown: they speak to programmers, and one of them quotes headers, the key among them.
struct NetworkFailure: Sendable {
  /// Host and port that were to be reached.
  let endpoint: String
  let proxy: ProxySetting?
  let connectTimeout: Double
  /// Tells why a certificate is not trusted; nil where it cannot be asked.
  let probe: CertificateProbe?

  /// No byte in time.
  func timeout(_ step: Failure.Step, _ seconds: Double) -> Failure {
    let limit = Self.words(seconds)
    let message =
      step == .firstByte
      ? "\(endpoint) did not begin to answer within \(limit)."
      : "\(endpoint) sent nothing for \(limit)."
    return Failure(origin: .network, step: step, message: message)
  }

  /// - Parameter hasHead: the response had begun.
  func failure(_ error: any Error, hasHead: Bool) -> Failure {
    if let failure = error as? Failure { return failure }
    if let invalid = error as? ProxySetting.Invalid {
      return Failure(origin: .client, message: invalid.text)
    }
    if let error = error as? HTTPClientError { return client(error) }
    if let error = error as? NIOConnectionError { return connection(error) }
    if hasHead {
      return network(.cut, "The connection to \(endpoint) closed before the answer was complete.")
    }
    if error is NIOSSLError || error is BoringSSLError || error is NIOSSLExtraError {
      return tls(String(describing: error))
    }
    if let error = error as? HTTPParserError, error == .headerOverflow {
      return network(
        .format, "\(endpoint) answered with more headers than are read (80 KiB each, 256 of them).")
    }
    if error is HTTPParserError {
      return network(.format, "\(endpoint) answered with something that is not HTTP.")
    }
    if let error = error as? IOError { return network(step(of: error), input(error)) }
    if error is ChannelError {
      return network(.cut, "\(endpoint) closed the connection without an answer.")
    }
    if let proxy { return network(.proxy, "\(name(of: proxy)) did not connect to \(endpoint).") }
    return network(.cut, "The connection to \(endpoint) failed.")
  }

  private func client(_ error: HTTPClientError) -> Failure {
    let limit = Self.words(connectTimeout)
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout, .deadlineExceeded:
      if let proxy {
        return network(.proxy, "No connection to \(name(of: proxy)) within \(limit).")
      }
      return network(.connect, "No connection to \(endpoint) within \(limit).")
    case .tlsHandshakeTimeout:
      return network(.tls, "No secure connection to \(endpoint) within \(limit).")
    case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      return network(.proxy, "\(proxyName) did not connect to \(endpoint) within \(limit).")
    case .proxyAuthenticationRequired:
      return network(.proxy, "\(proxyName) asks for a user name and password.")
    case .invalidProxyResponse:
      return network(.proxy, "\(proxyName) refused to connect to \(endpoint).")
    case .remoteConnectionClosed:
      return network(.cut, "\(endpoint) closed the connection before the answer was complete.")
    case .cancelled, .alreadyShutdown:
      return Failure(origin: .client, message: "The request was given up: Confab is closing.")
    case .invalidURL, .emptyHost, .emptyScheme:
      return Failure(origin: .client, message: "The address of \(endpoint) cannot be used.")
    default:
      return network(.cut, "The connection to \(endpoint) failed.")
    }
  }

  private func connection(_ error: NIOConnectionError) -> Failure {
    let viaProxy = proxy.map { $0.host == error.host && $0.port == error.port } ?? false
    let target = viaProxy ? proxyName : endpoint
    if error.connectionErrors.isEmpty, error.dnsAError != nil || error.dnsAAAAError != nil {
      return network(viaProxy ? .proxy : .resolve, "The name of \(target) was not found.")
    }
    let causes = error.connectionErrors.map(\.error)
    let reason = causes.lazy.compactMap { $0 as? IOError }.compactMap(Self.reason).first
    return network(
      viaProxy ? .proxy : .connect,
      "No connection to \(target)" + (reason.map { ": \($0)." } ?? "."))
  }

  private func step(of error: IOError) -> Failure.Step {
    switch error.errnoCode {
    // Reset, broken pipe: there had been a connection.
    case 104, 32: .cut
    default: .connect
    }
  }

  private func input(_ error: IOError) -> String {
    let reason = Self.reason(error).map { ": \($0)." } ?? "."
    return step(of: error) == .cut
      ? "The connection to \(endpoint) broke\(reason)" : "No connection to \(endpoint)\(reason)"
  }

  /// Linux's error numbers, by what they mean for a connection.
  private static func reason(_ error: IOError) -> String? {
    switch error.errnoCode {
    case 111: "connection refused, nothing listens there"
    case 110: "no answer from that address"
    case 113: "no route to that address"
    case 101: "the network is unreachable"
    case 104: "the other side reset it"
    case 32: "the other side closed it"
    case 13, 1: "not permitted"
    case 24, 23: "too many open files"
    default: nil
    }
  }

  /// Whether the probe can say more about this error.
  static func isDistrust(_ error: any Error) -> Bool {
    error is NIOSSLError && String(describing: error).contains("CERTIFICATE_VERIFY_FAILED")
  }

  /// A certificate that is not trusted, with what is known of the reason.
  func distrust(_ fault: CertificateProbe.Fault?, now: WallTime) -> Failure {
    switch fault {
    case .expired(let end):
      return tls(
        permanent: "its certificate expired on \(CivilTime(end).date); this machine's clock says "
          + "\(CivilTime(now).date)")
    case .notYetValid(let start):
      return tls(
        permanent: "its certificate is not valid before \(CivilTime(start).date); this machine's "
          + "clock says \(CivilTime(now).date)")
    case .unknownIssuer:
      return tls(
        permanent:
          "its certificate comes from an unknown CA; if you trust that authority, name its "
          + "certificate in SSL_CERT_FILE")
    case nil: return tls(permanent: "its certificate is not trusted here")
    }
  }

  /// What another attempt would meet again is not tried again.
  private func tls(permanent words: String) -> Failure {
    var failure = network(.tls, "No secure connection to \(endpoint): \(words).")
    failure.hints.never = true
    return failure
  }

  private func tls(_ text: String) -> Failure {
    let wrongHost =
      "its certificate is for another host; check the address, and whether a proxy or a login page "
      + "of the network stands between"
    let lasting: [(mark: String, words: String)] = [
      ("CERTIFICATE_VERIFY_FAILED", "its certificate is not trusted here"),
      ("unableToValidateCertificate", wrongHost), ("failedToValidateHostname", wrongHost),
      ("WRONG_VERSION_NUMBER", "it does not speak TLS on this port; try http://"),
      ("noSuchFilesystemObject", "SSL_CERT_FILE or SSL_CERT_DIR names nothing that exists"),
      ("failedToLoadCertificate", "SSL_CERT_FILE or SSL_CERT_DIR holds no certificates"),
    ]
    if let words = lasting.first(where: { text.contains($0.mark) })?.words {
      return tls(permanent: words)
    }
    let passing: [(mark: String, words: String)] = [
      ("uncleanShutdown", "it closed the connection during the handshake"),
      ("HANDSHAKE_FAILURE", "it refused the handshake"),
    ]
    let words = passing.first { text.contains($0.mark) }?.words
    return network(.tls, "No secure connection to \(endpoint)" + (words.map { ": \($0)." } ?? "."))
  }

  private var proxyName: String { proxy.map(name) ?? "The proxy" }

  private func name(of proxy: ProxySetting) -> String { "The proxy \(proxy.host):\(proxy.port)" }

  private func network(_ step: Failure.Step, _ message: String) -> Failure {
    Failure(origin: .network, step: step, message: message)
  }

  private static func words(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds < 1e6 ? "\(Int(seconds)) s" : "\(seconds) s"
  }
}
