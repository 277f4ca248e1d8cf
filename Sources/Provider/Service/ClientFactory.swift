import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// How Confab sets up its HTTP client: no retries and no redirects of its own (the session retries, and
/// a key must not follow a redirect), HTTP/1.1, no decompression.
enum ClientFactory {
  /// - Throws: `ProxySetting.Invalid`.
  static func make(
    _ configuration: ProviderConfiguration, on group: any EventLoopGroup
  ) throws -> HTTPClient {
    var settings = HTTPClient.Configuration(
      tlsConfiguration: tls(configuration.environment), redirectConfiguration: .disallow,
      timeout: HTTPClient.Configuration.Timeout(connect: .seconds(configuration.timeouts.connect)),
      proxy: try proxy(configuration), decompression: .disabled)
    settings.httpVersion = .http1Only
    settings.connectionPool.retryConnectionEstablishment = false
    settings.connectionPool.idleTimeout = .seconds(keptOpen)
    settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = concurrentConnections
    return HTTPClient(eventLoopGroup: group, configuration: settings)
  }

  /// Seconds that an unused connection stays open: the next prompt of a conversation often comes
  /// sooner, and saves the handshakes; servers close theirs after 60 s and more.
  private static let keptOpen = 45.0
  /// More requests than these at once would wait for one another; a person has no more conversations
  /// streaming.
  private static let concurrentConnections = 64
  /// Seconds that a closing connection waits for the other side's goodbye.
  private static let goodbye = 1.0

  private static func proxy(
    _ configuration: ProviderConfiguration
  ) throws -> HTTPClient.Configuration.Proxy? {
    guard
      let setting = try ProxySetting.for(
        configuration.baseURL, environment: configuration.environment)
    else { return nil }
    switch setting.kind {
    case .socks: return .socksServer(host: setting.host, port: setting.port)
    case .http:
      let credentials = setting.credentials.map { credentials in
        let parts = credentials.split(
          separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return HTTPClient.Authorization.basic(
          username: String(parts[0]), password: parts.count > 1 ? String(parts[1]) : "")
      }
      return .server(host: setting.host, port: setting.port, authorization: credentials)
    }
  }

  /// The system's certificates, or those that the environment names instead.
  static func tls(_ environment: [String: String]) -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.shutdownTimeout = .seconds(goodbye)
    let paths = ["SSL_CERT_FILE", "SSL_CERT_DIR"].compactMap { environment[$0] }
      .filter { !$0.isEmpty }
    if let first = paths.first { tls.trustRoots = .file(first) }
    tls.additionalTrustRoots = paths.dropFirst().map { .file($0) }
    return tls
  }

  static func request(
    _ url: String, method: HTTPMethod, headers: [(name: String, value: String)],
    body: ByteBuffer? = nil
  ) throws -> HTTPClient.Request {
    try HTTPClient.Request(
      url: url, method: method, headers: HTTPHeaders(headers.map { ($0.name, $0.value) }),
      body: body.map { .byteBuffer($0) })
  }
}
