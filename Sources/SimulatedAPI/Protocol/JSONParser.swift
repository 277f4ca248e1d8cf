/// Reads JSON text (RFC 8259) strictly, so that a client's malformed request is told from a good
/// one. Later duplicates of a member are kept behind the first.
struct JSONParser {
  struct Malformed: Error, Hashable {
    /// What was wrong, for the person who sent it.
    var reason: String
    /// Byte in the text, from 0.
    var offset: Int
  }

  /// Deeper nesting than any chat request has; keeps the recursion off the end of the stack.
  private static let maximumDepth = 128

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value that `bytes` hold, with blanks around it.
  static func parse(_ bytes: [UInt8]) throws(Malformed) -> JSON {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.position == bytes.count else { throw parser.malformed("text after the value") }
    return value
  }

  private func malformed(_ reason: String) -> Malformed {
    Malformed(reason: reason, offset: position)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Malformed) -> JSON {
    guard depth < Self.maximumDepth else { throw malformed("nested too deeply") }
    skipBlanks()
    switch next {
    case nil: throw malformed("the text ends where a value is due")
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(Malformed) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw malformed("not a value") }
    position += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(Malformed) -> JSON {
    position += 1
    var members: [JSON.Member] = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw malformed("a member's name is due") }
      let name = try string()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw malformed("':' is due") }
      members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw malformed("',' or '}' is due") }
    }
  }

  private mutating func array(depth: Int) throws(Malformed) -> JSON {
    position += 1
    var elements: [JSON] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw malformed("',' or ']' is due") }
    }
  }

  private mutating func number() throws(Malformed) -> JSON {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    guard whole > 0 else { throw malformed("not a value") }
    let isZero = bytes[position - whole] == UInt8(ascii: "0")
    guard whole == 1 || !isZero else { throw malformed("a number begins with 0") }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      guard digits() > 0 else { throw malformed("a digit is due") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw malformed("a digit is due") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int(text) { return .integer(value) }
    return .number(Double(text) ?? 0)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }

  private mutating func string() throws(Malformed) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        content.append(contentsOf: String(Character(try escape())).utf8)
      case 0..<0x20: throw malformed("a control character in a string")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw malformed("a string without an end")
  }

  private mutating func escape() throws(Malformed) -> Unicode.Scalar {
    guard let byte = next else { throw malformed("a string without an end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw malformed("an unknown escape")
    }
  }

  /// The scalar of `\uXXXX`, or of two that make a surrogate pair; a lone surrogate is U+FFFD.
  private mutating func unicodeEscape() throws(Malformed) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let before = position
    if first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let second = try fourDigits()
      let pair = 0x10000 + ((first - 0xD800) << 10) + (second &- 0xDC00)
      if (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(pair) { return scalar }
    }
    position = before
    return "\u{FFFD}"
  }

  private mutating func fourDigits() throws(Malformed) -> UInt32 {
    guard position + 4 <= bytes.count else { throw malformed("four hexadecimal digits are due") }
    let digits = bytes[position..<position + 4]
    guard !digits.contains(UInt8(ascii: "+")), !digits.contains(UInt8(ascii: "-")),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw malformed("four hexadecimal digits are due") }
    position += 4
    return value
  }
}
