/// The code of a code block's source: without its fences, and without the indentation that the block
/// itself has (in a list, or by four blanks).
struct CodeText: Hashable, Sendable {
  /// What stands after the opening fence.
  let info: String
  /// Each line with its line feed, also the last.
  let text: String

  init(_ source: String) {
    var lines = source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    while let line = lines.first, line.allSatisfy(Self.isBlank) { lines.removeFirst() }
    while let line = lines.last, line.allSatisfy(Self.isBlank) { lines.removeLast() }
    let opening = lines.first.map(Array.init) ?? []
    var indent = opening.prefix(while: Self.isBlank).count
    if let fence = CodeFence(opening: opening) {
      let info = opening.dropFirst(indent + fence.length)
      self.info = String(decoding: info, as: UTF8.self).trimmed
      lines.removeFirst()
      if let last = lines.last, fence.isClosed(by: Array(last)) { lines.removeLast() }
    } else {
      info = ""
      indent = min(4, indent)
    }
    var bytes: [UInt8] = []
    for line in lines {
      let own = line.prefix(while: Self.isBlank).count
      bytes += line.dropFirst(min(indent, own))
      bytes.append(0x0A)
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}
