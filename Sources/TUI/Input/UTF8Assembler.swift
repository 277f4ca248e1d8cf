/// Puts scalars together from bytes that arrive one by one. What is not UTF-8 becomes U+FFFD, one for
/// each longest piece that could have begun a scalar (Unicode, §3.9, table 3-7 and the practice that
/// follows it), the same however the bytes were split over reads.
struct UTF8Assembler: Sendable {
  enum Step: Hashable {
    case incomplete
    case scalar(Unicode.Scalar)
    /// What came before this byte was cut off; the byte is still to be fed again.
    case cutOff
  }

  private var value: UInt32 = 0
  /// Continuation bytes that are still to come.
  private var missing = 0
  /// What the next byte may be: narrower after some lead bytes (no overlong forms, no surrogates).
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// Some bytes of a scalar have come and others not yet.
  var isPending: Bool { missing > 0 }

  mutating func feed(_ byte: UInt8) -> Step {
    guard missing > 0 else { return begin(byte) }
    guard allowed.contains(byte) else {
      missing = 0
      return .cutOff
    }
    allowed = 0x80...0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard missing == 0 else { return .incomplete }
    return .scalar(Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  private mutating func begin(_ byte: UInt8) -> Step {
    allowed = 0x80...0xBF
    switch byte {
    case 0x00..<0x80: return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: (missing, value) = (1, UInt32(byte & 0x1F))
    case 0xE0...0xEF:
      (missing, value) = (2, UInt32(byte & 0x0F))
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      (missing, value) = (3, UInt32(byte & 0x07))
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default: return .scalar("\u{FFFD}")
    }
    return .incomplete
  }
}
