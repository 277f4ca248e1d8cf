/// Where a read may end in the middle of a character.
enum UTF8Tail {
  /// How many bytes at the end begin a character of UTF-8 that is not complete: 0 to 3.
  static func unfinishedBytes(atEndOf bytes: [CChar]) -> Int {
    for (count, byte) in bytes.suffix(3).reversed().enumerated() {
      let byte = UInt8(bitPattern: byte)
      if byte & 0xC0 == 0x80 { continue }
      return length(byte) > count + 1 ? count + 1 : 0
    }
    return 0
  }

  /// Bytes of the character that `first` begins.
  private static func length(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
