/// Scheme, host and port of a base URL: what decides whether a key may go there (RFC 6454).
///
/// Not a URL parser: what it does not understand without doubt is no origin, and gets no key.
struct Origin: Hashable {
  let scheme: String
  let host: String
  let port: Int

  /// - Parameter url: as people write it. Without a scheme, a host that is `localhost` or an IP
  ///   address is asked by http, any other by https.
  init?(_ url: String) {
    var rest = Substring(url)
    var scheme: String?
    if let end = rest.range(of: "://") {
      scheme = rest[..<end.lowerBound].lowercased()
      rest = rest[end.upperBound...]
    }
    let authority = rest.prefix { !"/?#".contains($0) }.lowercased()
    let host: Substring
    let port: Substring?
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[...end]
      let after = authority[authority.index(after: end)...]
      guard after.isEmpty || after.hasPrefix(":") else { return nil }
      port = after.isEmpty ? nil : after.dropFirst()
      guard host.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || ":.".contains($0) }) else {
        return nil
      }
    } else {
      let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2 else { return nil }
      host = parts[0]
      port = parts.count == 2 ? parts[1] : nil
      // Neither `user@` nor a backslash: readers of URLs disagree on whose host that makes it.
      guard host.utf8.allSatisfy({ Self.isHostByte($0) }) else { return nil }
    }
    guard !host.isEmpty, host != "[]" else { return nil }
    let isLocal =
      host == "localhost" || host.hasPrefix("[")
      || host.allSatisfy { $0.isNumber || $0 == "." }
    self.scheme = scheme ?? (isLocal ? "http" : "https")
    guard self.scheme == "http" || self.scheme == "https" else { return nil }
    guard let number = port.map({ Int($0) }) ?? (self.scheme == "http" ? 80 : 443),
      (1...65535).contains(number)
    else { return nil }
    self.host = String(host)
    self.port = number
  }

  /// The host, and the port unless it is the scheme's own: what an endpoint without a name is called.
  var name: String { port == (scheme == "http" ? 80 : 443) ? host : "\(host):\(port)" }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Substring {
  /// The first place where a text stands in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
