/// Pictures in a request's body, made short for people: what a data URL holds is nothing to read.
package enum DataURLs {
  /// Characters that are kept of each.
  private static let kept = 24
  private static let mark = Array(";base64,".utf8)

  /// A JSON text with the middle of each long data URL left out.
  package static func shortened(_ json: some RandomAccessCollection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = json[...]
    while let semicolon = rest.firstIndex(of: mark[0]) {
      result += rest[..<semicolon]
      rest = rest[semicolon...]
      guard rest.starts(with: mark) else {
        result.append(mark[0])
        rest = rest.dropFirst()
        continue
      }
      let content = rest.dropFirst(mark.count)
      let end = content.firstIndex(where: { !isDigit($0) }) ?? content.endIndex
      let length = content.distance(from: content.startIndex, to: end)
      result += mark
      if length > kept * 4 {
        result += content.prefix(kept)
        result += "… (\(length) characters)".utf8
      } else {
        result += content[..<end]
      }
      rest = rest[end...]
    }
    return result + rest
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }
}
