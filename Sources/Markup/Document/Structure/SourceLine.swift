/// A line of a text, without its line break, in place.
struct SourceLine {
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int

  /// 0 behind the end.
  subscript(offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  /// The first offset from the given one whose byte is another.
  func skip(_ byte: UInt8, from offset: Int) -> Int {
    var offset = offset
    while offset < end, bytes[offset] == byte { offset += 1 }
    return offset
  }

  func skipBlanks(from offset: Int) -> Int {
    var offset = offset
    while offset < end, bytes[offset].isBlank { offset += 1 }
    return offset
  }

  func isBlank(from offset: Int) -> Bool { skipBlanks(from: offset) >= end }

  /// Whether the line holds the bytes somewhere from the offset on.
  func contains(_ word: StaticString, from offset: Int, foldingCase: Bool = false) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset + length <= end else { return false }
    for at in offset...(end - length) where has(word, at: at, foldingCase: foldingCase) {
      return true
    }
    return false
  }

  /// Whether the line holds the bytes there. `word` is lower case when cases are folded.
  func has(_ word: StaticString, at offset: Int, foldingCase: Bool = false) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset + length <= end else { return false }
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: length)
    for index in 0..<length {
      let byte = bytes[offset + index]
      if (foldingCase ? byte.lowercased : byte) != letters[index] { return false }
    }
    return true
  }
}

/// The bytes that Markdown gives a meaning.
extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let doubleQuote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let dollar: UInt8 = 0x24
  static let singleQuote: UInt8 = 0x27
  static let openingParenthesis: UInt8 = 0x28
  static let closingParenthesis: UInt8 = 0x29
  static let star: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let minus: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let colon: UInt8 = 0x3A
  static let lessThan: UInt8 = 0x3C
  static let equal: UInt8 = 0x3D
  static let quoteMark: UInt8 = 0x3E
  static let openingBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closingBracket: UInt8 = 0x5D
  static let underscore: UInt8 = 0x5F
  static let backtick: UInt8 = 0x60
  static let pipe: UInt8 = 0x7C
  static let tilde: UInt8 = 0x7E

  var isBlank: Bool { self == .space || self == .tab }
  var isLineBreak: Bool { self == .lineFeed || self == .carriageReturn }
  /// Also the form feed and its neighbour.
  var isWhitespace: Bool { isBlank || self == 0x0B || self == 0x0C }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { lowercased >= 0x61 && lowercased <= 0x7A }
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self + 0x20 : self }
}
