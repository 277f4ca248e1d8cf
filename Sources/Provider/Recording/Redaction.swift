import Chat

/// Takes secrets out of what is shown of an exchange: the key wherever it stands, and the values of
/// headers and of a URL's parameters that hold secrets by their names. A record passes here before
/// anybody gets it.
struct Redaction: Sendable {
  /// The key as it is, as it stands in a URL and in JSON.
  private let forms: [ByteSearch]

  /// A key shorter than this is found by chance in any text.
  private static let shortestSecret = 4

  init(secret: String?) {
    guard let secret, secret.utf8.count >= Self.shortestSecret else {
      forms = []
      return
    }
    let bytes = Array(secret.utf8)
    var json = ""
    JSONText.append(secret, to: &json)
    var forms = [bytes]
    let candidates = [
      Self.percentEncoded(bytes), Array(json.utf8.dropFirst().dropLast()),
      Array(json.utf8.dropFirst().dropLast()).flatMap { $0 == 0x2F ? [0x5C, $0] : [$0] },
    ]
    for candidate in candidates where !forms.contains(candidate) { forms.append(candidate) }
    self.forms = forms.map(ByteSearch.init)
  }

  /// What ends a name whose value is secret: of a header (`Authorization`, `X-Api-Key`, `Set-Cookie`)
  /// and of a parameter (`access_token`, `sig`). Numbers of tokens end in `tokens`, and stay.
  private static let secretEndings = [
    "authorization", "key", "token", "secret", "password", "passwd", "pwd", "cookie", "credential",
    "credentials", "signature", "sig", "session", "sessionid", "auth",
  ]

  static func isSecret(_ name: some StringProtocol) -> Bool {
    let plain = name.lowercased().filter { $0 != "-" && $0 != "_" }
    return secretEndings.contains { plain.hasSuffix($0) }
  }

  func header(_ name: String, _ value: String) -> ExchangeRecord.Header {
    guard !Self.isSecret(name) else { return .init(name: name, value: ExchangeRecord.redacted) }
    // Where a redirection leads can hold parameters too.
    return .init(name: name, value: value.contains("://") ? url(value) : text(value))
  }

  /// Without user name, password and secret parameters.
  func url(_ url: String) -> String {
    var result = url
    if let start = result.firstRange(of: "://")?.upperBound {
      let authority = result[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      if let at = authority.lastIndex(of: "@") {
        result.replaceSubrange(start..<at, with: ExchangeRecord.redacted)
      }
    }
    guard let mark = result.firstIndex(of: "?") else { return text(result) }
    let query = result[result.index(after: mark)...]
    let parts = query.split(separator: "&", omittingEmptySubsequences: false).map { part in
      guard let equals = part.firstIndex(of: "="), Self.isSecret(part[..<equals]) else {
        return String(part)
      }
      return part[...equals] + ExchangeRecord.redacted
    }
    return text(result[...mark] + parts.joined(separator: "&"))
  }

  func text(_ text: String) -> String {
    // Most are pieces of an answer, shorter than any key.
    guard forms.contains(where: { $0.pattern.count <= text.utf8.count }) else { return text }
    let bytes = Array(text.utf8)
    let clean = self.bytes(bytes)
    return clean.count == bytes.count && clean == bytes
      ? text : String(decoding: clean, as: UTF8.self)
  }

  func bytes(_ bytes: [UInt8]) -> [UInt8] {
    forms.reduce(bytes) { bytes, form in
      var result: [UInt8] = []
      var start = 0
      for place in form.places(in: bytes) {
        result += bytes[start..<place]
        result += ExchangeRecord.redacted.utf8
        start = place + form.pattern.count
      }
      return start == 0 ? bytes : result + bytes[start...]
    }
  }

  /// A key can be spread over chunks, which keep their bounds: each of its bytes becomes a `*`.
  func chunks(_ chunks: [ExchangeRecord.Chunk]) -> [ExchangeRecord.Chunk] {
    guard !forms.isEmpty else { return chunks }
    var all: [UInt8] = []
    all.reserveCapacity(chunks.reduce(0) { $0 + $1.bytes.count })
    for chunk in chunks { all += chunk.bytes }
    var isFound = false
    for form in forms {
      for place in form.places(in: all) {
        isFound = true
        for index in place..<place + form.pattern.count { all[index] = UInt8(ascii: "*") }
      }
    }
    guard isFound else { return chunks }
    var start = 0
    return chunks.map { chunk in
      defer { start += chunk.bytes.count }
      return ExchangeRecord.Chunk(
        after: chunk.after, bytes: Array(all[start..<start + chunk.bytes.count]))
    }
  }

  private static func percentEncoded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        return [byte]
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        return [byte]
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        return Array("%\(digits.count < 2 ? "0" : "")\(digits)".utf8)
      }
    }
  }
}
