/// The address of an API, joined forgivingly from what the user typed.
///
/// With or without a trailing `/`, `/v1`, `/chat/completions`; without a scheme (`http` for this
/// machine, for addresses and for names without a dot, else `https`); without a path (`/v1`, or
/// `/api/v1` for Cline and OpenRouter). It decides nothing about proxies or keys.
package struct BaseURL: Hashable, Sendable {
  /// What makes a text no address of an API; `text` is for the user.
  package struct Invalid: Error, Hashable, Sendable {
    package let text: String
  }

  /// `http` or `https`.
  package let scheme: String
  /// In lower case; an IPv6 address without its brackets.
  package let host: String
  /// nil: the scheme's own.
  package let port: Int?
  /// From the first `/`, without one at the end: `/api/v1`.
  package let path: String
  /// With its `?`, or empty. It goes with every request: some gateways want an API version in it.
  package let query: String

  /// Where Cline's API is.
  package static let cline = BaseURL(
    scheme: "https", host: "api.cline.bot", port: nil, path: "/api/v1", query: "")

  package init(_ text: String) throws(Invalid) {
    let typed = ServerText.trimmed(text)
    func invalid(_ reason: String) -> Invalid {
      Invalid(
        text: "“\(ServerText.message(typed, limit: 200))” is not the address of an API: \(reason)")
    }
    guard !typed.isEmpty else {
      throw Invalid(
        text: "The address of the API is empty; an example: https://api.cline.bot/api/v1")
    }
    guard typed.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }) else {
      throw invalid("it holds blanks, control characters or letters beyond ASCII")
    }
    var rest = typed[...]
    if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
    var scheme: String?
    if let separator = rest.firstRange(of: "://") {
      scheme = rest[..<separator.lowerBound].lowercased()
      rest = rest[separator.upperBound...]
      guard scheme == "http" || scheme == "https" else {
        throw invalid("it must begin with https:// or http://")
      }
    }
    let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    let authority = rest[..<authorityEnd]
    rest = rest[authorityEnd...]
    guard !authority.contains("@") else {
      throw Invalid(text: "The address of the API must not hold a user name or a key")
    }
    guard let (host, port) = Self.hostAndPort(authority) else {
      throw invalid("it has no valid host and port")
    }
    let queryStart = rest.firstIndex(of: "?") ?? rest.endIndex
    self.host = host
    self.scheme = scheme ?? (Self.isNearby(host) ? "http" : "https")
    self.port = port == (self.scheme == "https" ? 443 : 80) ? nil : port
    path = Self.normalised(rest[..<queryStart], host: host)
    query = rest[queryStart...].count > 1 ? String(rest[queryStart...]) : ""
  }

  private init(scheme: String, host: String, port: Int?, path: String, query: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
  }

  /// `host` or `host:port`: what a report may name.
  package var endpoint: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port.map { "\(name):\($0)" } ?? name
  }

  /// Scheme, host and port: what a key is for.
  package var origin: String { "\(scheme)://\(endpoint)" }

  package var text: String { origin + path + query }

  package var chatCompletions: String { appending("/chat/completions") }

  package var models: String { appending("/models") }

  /// Cline's public list, which needs no key and has descriptions; nil where the address cannot be
  /// one of Cline's or of a stand-in for it.
  package var recommendedModels: String? {
    path.hasSuffix("/api/v1") && host != "openrouter.ai"
      ? appending("/ai/cline/recommended-models") : nil
  }

  /// Cline's list with prices and contexts, which is not always there; nil as before.
  package var describedModels: String? {
    recommendedModels == nil ? nil : appending("/ai/cline/models")
  }

  /// The key's user, on Cline's API.
  package var user: String { appending("/users/me") }

  func balance(ofUser id: String) -> String { appending("/users/\(id)/balance") }

  func balance(ofOrganization id: String) -> String { appending("/organizations/\(id)/balance") }

  private func appending(_ suffix: String) -> String { origin + path + suffix + query }

  private static func normalised(_ typed: some StringProtocol, host: String) -> String {
    var path = String(typed)
    func cut(_ suffix: String) {
      if path.lowercased().hasSuffix(suffix) { path.removeLast(suffix.count) }
    }
    func cutSlashes() { while path.hasSuffix("/") { path.removeLast() } }
    cutSlashes()
    for suffix in ["/chat/completions", "/models"] {
      cut(suffix)
      cutSlashes()
    }
    switch (host, path) {
    case ("api.cline.bot", ""), ("api.cline.bot", "/v1"), ("api.cline.bot", "/api"),
      ("openrouter.ai", ""), ("openrouter.ai", "/v1"), ("openrouter.ai", "/api"):
      return "/api/v1"
    case (_, ""): return "/v1"
    default: return path
    }
  }

  private static func hostAndPort(_ authority: Substring) -> (host: String, port: Int?)? {
    var host = authority
    var port: Int?
    if authority.hasPrefix("[") {
      guard let close = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<close]
      let tail = authority[authority.index(after: close)...]
      guard host.contains(":"), host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }),
        tail.isEmpty || tail.hasPrefix(":")
      else { return nil }
      if !tail.isEmpty {
        guard let number = portNumber(tail.dropFirst()) else { return nil }
        port = number
      }
      return (host.lowercased(), port)
    }
    if let colon = authority.firstIndex(of: ":") {
      guard let number = portNumber(authority[authority.index(after: colon)...]) else { return nil }
      port = number
      host = authority[..<colon]
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard !host.isEmpty, host.count <= 253,
      labels.allSatisfy({ label in
        !label.isEmpty && label.count <= 63
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      })
    else { return nil }
    return (host.lowercased(), port)
  }

  private static func portNumber(_ text: Substring) -> Int? {
    guard text.allSatisfy({ $0.isNumber }), let number = Int(text), (1...65_535).contains(number)
    else { return nil }
    return number
  }

  /// This machine and no other.
  package var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
      || (IPv4Address(host) != nil && host.hasPrefix("127."))
  }

  /// This machine, an address, or a name of the local network: servers there seldom speak TLS.
  private static func isNearby(_ host: String) -> Bool {
    host.contains(":") || !host.contains(".") || host.hasSuffix(".localhost")
      || host.hasSuffix(".local") || IPv4Address(host) != nil
  }
}
