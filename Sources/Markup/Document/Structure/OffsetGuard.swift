/// Keeps md4c 0.4.8 from ending items of lists by chance.
///
/// On a blank line in an item it looks whether the item is empty, and reads the offset of the last
/// line before as if it were a block: where the offset's low byte is the number of its list item type,
/// the item ends though it goes on. Line breaks before the text move all offsets out of the way.
enum OffsetGuard {
  private static let unlucky = 4

  /// How many line breaks to set before the text.
  static func padding(of bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      guard hasInnerBlankLine(bytes) else { return 0 }
      let taken = lowBytes(bytes)
      // More than 255 places cannot all be avoided; as many as there are in a piece can.
      return (0..<256).first { !taken.contains((unlucky - $0) & 0xFF) } ?? 0
    }
  }

  private static func hasInnerBlankLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isBlank = false
    for byte in bytes {
      if byte == .lineFeed || byte == .carriageReturn {
        if isBlank { return true }
        isBlank = true
      } else if !byte.isBlank && byte != .quoteMark {
        isBlank = false
      }
    }
    return false
  }

  /// The low bytes of the offsets that md4c looks at.
  private static func lowBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Set<Int> {
    var taken: Set<Int> = []
    var scanner = LineScanner()
    var last: Int?
    var at = 0
    while at < bytes.count {
      var end = at
      while end < bytes.count, !bytes[end].isLineBreak { end += 1 }
      let line = scanner.take(SourceLine(bytes: bytes, start: at, end: end))
      switch line.kind {
      case .blank:
        if let last, scanner.containers.contains(where: { !$0.isQuote }) {
          taken.insert(last & 0xFF)
        }
      case .code, .fenceOpening, .html: last = end
      case .heading:
        let source = SourceLine(bytes: bytes, start: at, end: end)
        last = source.skip(.space, from: source.skip(.hash, from: line.content))
      case .setext, .fenceClosing: break
      default: last = line.content
      }
      at = end + 1
    }
    return taken
  }
}
