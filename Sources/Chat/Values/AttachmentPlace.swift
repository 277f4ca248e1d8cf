/// Where in a text's bytes a reference to an attachment stands.
///
/// Strict, so that nothing but a reference is taken for one: a label without brackets and line breaks,
/// the link, and 64 lower-case hexadecimal digits. One pass: a text may be a pasted megabyte of `[`.
struct AttachmentPlace: Hashable, Sendable {
  /// From `[` to behind `)`.
  let whole: Range<Int>
  let label: Range<Int>
  let hash: Range<Int>

  private static let link: StaticString = "](attachment:"
  private static let hashLength = 64

  static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [AttachmentPlace] {
    var places: [AttachmentPlace] = []
    // The last `[` with no bracket and no line break behind it.
    var open: Int?
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "["): open = index
      case 0x0A, 0x0D: open = nil
      case UInt8(ascii: "]"):
        if let start = open, start + 1 < index, let end = linkEnd(in: bytes, at: index) {
          let hash = end - 1 - hashLength..<end - 1
          places.append(
            AttachmentPlace(whole: start..<end, label: start + 1..<index, hash: hash))
          index = end
          open = nil
          continue
        }
        open = nil
      default: break
      }
      index += 1
    }
    return places
  }

  /// Behind the `)` of a link that begins with the `]` at `start`.
  private static func linkEnd(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    let hash = start + link.utf8CodeUnitCount
    let end = hash + hashLength + 1
    guard end <= bytes.count, bytes[end - 1] == UInt8(ascii: ")") else { return nil }
    for offset in 0..<link.utf8CodeUnitCount where bytes[start + offset] != link.utf8Start[offset] {
      return nil
    }
    for byte in bytes[hash..<end - 1] where !isDigit(byte) { return nil }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
