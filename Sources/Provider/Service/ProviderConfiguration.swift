/// Everything an `HTTPChatService` has to know about one endpoint.
package struct ProviderConfiguration: Hashable, Sendable {
  /// How long to wait for what, in seconds.
  package struct Timeouts: Hashable, Sendable {
    /// Name resolution, connection, proxy and TLS together.
    package var connect: Double
    /// From the request's last byte to the response's head.
    package var firstByte: Double
    /// Between two bytes of the body; comments and keep-alives count. Reasoning models are silent for
    /// a minute and more.
    package var idle: Double
    /// For what may follow the end of an answer: its usage, the stream's proper end.
    package var grace: Double

    package init(
      connect: Double = 10, firstByte: Double = 120, idle: Double = 120, grace: Double = 2
    ) {
      self.connect = connect
      self.firstByte = firstByte
      self.idle = idle
      self.grace = grace
    }
  }

  package var baseURL: BaseURL
  /// Sent to the base URL's origin and nowhere else. nil or empty: none is sent.
  package var key: String?
  package var timeouts: Timeouts
  /// The process's environment: proxies (`https_proxy`, …) and certificates (`SSL_CERT_FILE`,
  /// `SSL_CERT_DIR`) are looked up in it.
  package var environment: [String: String]
  /// Confab's version, for `User-Agent`.
  package var version: String
  /// The program's home page, for `HTTP-Referer` (usage pages link to it); nil: none is sent.
  package var referer: String?

  package init(
    baseURL: BaseURL, key: String? = nil, timeouts: Timeouts = Timeouts(),
    environment: [String: String] = [:], version: String,
    referer: String? = nil
  ) {
    self.baseURL = baseURL
    self.key = key
    self.timeouts = timeouts
    self.environment = environment
    self.version = version
    self.referer = referer
  }
}

extension ProviderConfiguration: CustomStringConvertible, CustomReflectable {
  /// Without the key, however it is printed.
  package var description: String { "ProviderConfiguration(\(baseURL.text))" }
  package var customMirror: Mirror { Mirror(self, children: ["baseURL": baseURL.text]) }
}
