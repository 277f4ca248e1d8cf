/// What becomes of texts that come from elsewhere, where they enter: the same as of those that are
/// typed or received here.
package enum ImportedText {
  /// Characters of a name: a model's, a file's.
  private static let longestLabel = 200

  /// A prompt, as pasted text becomes one: every line break is LF, and other control characters but
  /// tabs are signs that can be seen, for what is seen is what is sent again.
  package static func prompt(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var safe = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A where isAfterReturn: break
      case 0x0D: safe.append("\n")
      case 0x09, 0x0A: safe.append(scalar)
      case 0x00..<0x20: safe.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
      case 0x7F: safe.append("\u{2421}")
      case 0x80..<0xA0:
        let code = String(scalar.value, radix: 16, uppercase: true)
        safe.append(contentsOf: "<\(code)>".unicodeScalars)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// 0xC2 begins the control characters beyond ASCII.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F && byte != 0xC2 || byte == 0x0A || byte == 0x09
  }

  /// A title on one line; empty when there is nothing of it.
  package static func title(_ text: String?) -> String { text.flatMap(Title.from(typed:)) ?? "" }

  /// A name on one line; nil when there is nothing of it.
  package static func label(_ text: String?) -> String? {
    guard let line = text?.singleLine, !line.isEmpty else { return nil }
    return String(line.prefix(longestLabel))
  }
}
