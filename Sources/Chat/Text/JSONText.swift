/// Writes JSON (RFC 8259).
package enum JSONText {
  /// Appends `string` in quotes: `"`, `\` and the control characters escaped, all else as it is.
  package static func append(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}": text += escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// One JSON text without its blanks, for another to be made of: numbers keep their digits. nil: it is
  /// none.
  package static func compacted(_ text: String) -> String? {
    guard JSONParser.parse(text) != nil else { return nil }
    var compact = ""
    var isInString = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      switch scalar {
      // The parser forgives these within a string; what is written with them would be no JSON.
      case "\u{0}"..<"\u{20}":
        if isInString { compact += escape(scalar) }
      case " " where !isInString, "\u{FEFF}" where !isInString: break
      default:
        compact.unicodeScalars.append(scalar)
        if scalar == "\"", !isEscaped { isInString.toggle() }
      }
      isEscaped = isInString && scalar == "\\" && !isEscaped
    }
    return compact
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
