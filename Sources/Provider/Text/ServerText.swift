/// Makes text that a server sent safe to show and to keep: for messages, codes and identifiers, never
/// for an answer, which stays as it came.
enum ServerText {
  /// The longest message that is kept, in characters: a screenful; more is a page or a dump.
  static let messageLimit = 4_096
  /// The longest code or identifier that is kept: the real ones have 8 to 64 characters.
  static let labelLimit = 200

  /// A message: control characters and those that reorder or hide text are replaced, blank edges cut.
  /// Line feeds stay. `secret` (the API key) never survives, should the server repeat it.
  static func message(
    _ text: String, secret: String? = nil, limit: Int = messageLimit
  ) -> String {
    var clean = String.UnicodeScalarView()
    // Four scalars a character are more than prose has: a bound that keeps huge bodies cheap.
    for scalar in text.unicodeScalars.prefix(limit * 4) {
      switch scalar.value {
      case 0x0A: clean.append(scalar)
      case 0x0D: continue
      case 0x1B, 0x80...0x9F: clean.append("\u{FFFD}")
      case 0x00...0x1F, 0x7F, 0x2028, 0x2029: clean.append(" ")
      case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
        clean.append("\u{FFFD}")
      default: clean.append(scalar)
      }
    }
    var result = redacted(trimmed(String(clean)), secret)
    if result.count > limit { result = result.prefix(limit - 1) + "…" }
    return result
  }

  /// A code, an identifier, a `finish_reason`: one line, short; nil when nothing is left.
  static func label(_ text: String?, secret: String? = nil) -> String? {
    guard let text else { return nil }
    let line = String(
      message(text, secret: secret, limit: labelLimit).map { $0.isNewline ? " " : $0 })
    return line.isEmpty ? nil : line
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[start...last])
  }

  private static func redacted(_ text: String, _ secret: String?) -> String {
    guard let secret, secret.utf8.count >= 4 else { return text }
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: secret) {
      result += rest[..<found.lowerBound]
      result += "[key]"
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}
