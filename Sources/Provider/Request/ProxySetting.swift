import Chat

/// Which proxy a request goes through, as the usual environment variables say:
/// `http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`, in lower or upper case.
///
/// `HTTP_PROXY` in upper case counts for nothing, as in curl: in a CGI process a request's header can
/// set it. This machine (`localhost`, 127/8, `::1`) is never reached through a proxy.
struct ProxySetting: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case http, socks }

  /// A proxy that is named in a way that cannot be used; the text names the variable, not its value,
  /// which can hold a password.
  struct Invalid: Error, Hashable, Sendable {
    let text: String
  }

  var kind: Kind
  var host: String
  var port: Int
  /// `user:password`, decoded; only for HTTP proxies.
  var credentials: String?

  /// nil: go there directly.
  static func `for`(
    _ url: BaseURL, environment: [String: String]
  ) throws(Invalid) -> ProxySetting? {
    guard !isExempt(url, environment["no_proxy"] ?? environment["NO_PROXY"] ?? "") else {
      return nil
    }
    let names =
      url.scheme == "https"
      ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
      : ["http_proxy", "all_proxy", "ALL_PROXY"]
    for name in names {
      guard let value = environment[name] else { continue }
      let typed = ServerText.trimmed(value)
      // Set and empty means “no proxy”, and hides the ones that would come next.
      guard !typed.isEmpty else { return nil }
      return try parse(typed, name: name)
    }
    return nil
  }

  private static func parse(_ typed: String, name: String) throws(Invalid) -> ProxySetting {
    var rest = typed[...]
    var kind = Kind.http
    if let separator = rest.firstRange(of: "://") {
      switch rest[..<separator.lowerBound].lowercased() {
      case "http": kind = .http
      case "socks5", "socks5h", "socks": kind = .socks
      case "https":
        throw Invalid(text: "\(name) names a proxy to be reached over TLS; use one with http://")
      default: throw Invalid(text: "\(name) must begin with http:// or socks5://")
      }
      rest = rest[separator.upperBound...]
    }
    rest = rest[..<(rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex)]
    var credentials: String?
    if let at = rest.lastIndex(of: "@") {
      credentials = decoded(rest[..<at])
      rest = rest[rest.index(after: at)...]
      guard kind == .http else {
        throw Invalid(
          text: "\(name) names a SOCKS proxy with a password; only open ones can be used")
      }
    }
    guard let address = try? BaseURL("http://\(rest)") else {
      throw Invalid(text: "\(name) does not name a host and port")
    }
    let fallback = kind == .socks ? 1_080 : rest.hasSuffix(":80") ? 80 : 1_080
    return ProxySetting(
      kind: kind, host: address.host, port: address.port ?? fallback, credentials: credentials)
  }

  private static func isExempt(_ url: BaseURL, _ list: String) -> Bool {
    let host = url.host
    let address = IPv4Address(host)
    if host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
      || address?.isInside("127.0.0.0/8") == true
    {
      return true
    }
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    for entry in list.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }) {
      if entry == "*" { return true }
      if entry.contains("/") {
        if address?.isInside(entry) == true { return true }
        continue
      }
      var name = entry
      if let colon = entry.lastIndex(of: ":"), entry.firstIndex(of: ":") == colon {
        guard Int(entry[entry.index(after: colon)...]) == port else { continue }
        name = entry[..<colon]
      }
      if name.hasPrefix("*") { name = name.dropFirst() }
      if name.hasPrefix(".") { name = name.dropFirst() }
      if !name.isEmpty, host == name || host.hasSuffix(".\(name)") { return true }
    }
    return false
  }

  /// Passwords with `@` or `:` come encoded.
  private static func decoded(_ text: Substring) -> String {
    String(decoding: PercentDecoding.bytes(text), as: UTF8.self)
  }
}
