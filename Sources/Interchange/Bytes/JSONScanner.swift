/// Finds the end of one JSON value in bytes that come in parts.
///
/// A damaged value ends as early as it can be told: so that no more than itself is lost.
struct JSONScanner {
  /// How many of the last bytes that were scanned belong to the next value.
  private(set) var cut = 0

  private let isInArray: Bool
  /// The open brackets: true for an object.
  private var open: [Bool] = []
  private var isInString = false
  private var isEscaped = false
  private var hasBegun = false
  /// Bytes since a comma in an object, when nothing but blanks came after it.
  private var sinceComma: Int?

  /// - Parameter isInArray: a comma or a closing bracket ends a value that has no brackets itself.
  init(isInArray: Bool) { self.isInArray = isInArray }

  /// - Parameter place: where to go on; then past the value, or at the end of the bytes.
  /// - Returns: whether the value has ended.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from place: inout Int) -> Bool {
    while place < bytes.count {
      let byte = bytes[place]
      if isInString {
        place += 1
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
          if open.isEmpty { return true }
        }
        continue
      }
      if !hasBegun || byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 {
        if take(byte) {
          // A bracket that nothing opened would never be passed.
          if !hasBegun { place += 1 }
          return true
        }
      } else {
        sinceComma = sinceComma.map { $0 + 1 }
        if open.isEmpty { return true }
      }
      place += 1
      if hasBegun, open.isEmpty, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        return true
      }
    }
    return false
  }

  /// - Returns: whether the value ended before this byte.
  private mutating func take(_ byte: UInt8) -> Bool {
    let comma = sinceComma
    sinceComma = nil
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // No name can be that: an object was not closed, and this is the next value.
      if byte == UInt8(ascii: "{"), isInArray, let comma, open.last == true {
        cut = comma
        return true
      }
      open.append(byte == UInt8(ascii: "{"))
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      guard hasBegun, !open.isEmpty else { return true }
      // Closes what it can close; what was left open within ends with it.
      let isObject = byte == UInt8(ascii: "}")
      if let index = open.lastIndex(of: isObject) { open.removeSubrange(index...) }
    case UInt8(ascii: ","):
      if open.isEmpty { return true }
      if open.last == true { sinceComma = 1 }
    default: break
    }
    hasBegun = true
    return false
  }
}
