/// Where a `GET` goes when the server sends it on (RFC 9110, 10.2.2).
struct Redirection: Hashable, Sendable {
  /// As many as a moved list can need; more is a circle.
  static let limit = 3

  let url: String
  /// Scheme, host and port, to be compared with the one that the key is for.
  let origin: String

  /// - Parameters:
  ///   - location: the header's value: a whole URL, or one relative to `url`.
  ///   - url: what was asked.
  /// nil when it leads to nothing that can be asked.
  init?(location: String, from url: String) {
    guard let base = try? BaseURL(url) else { return nil }
    let target: String
    if location.firstRange(of: "://") != nil {
      target = location
    } else if location.hasPrefix("//") {
      target = "\(base.scheme):\(location)"
    } else if location.hasPrefix("/") {
      target = base.origin + location
    } else {
      let path = url.prefix { $0 != "?" && $0 != "#" }
      guard let slash = path.lastIndex(of: "/") else { return nil }
      target = path[...slash] + location
    }
    guard let parsed = try? BaseURL(target) else { return nil }
    self.url = String(target.prefix { $0 != "#" })
    origin = parsed.origin
  }
}
