/// Lays JSON out for reading: a member a line, and a new line after each line feed that a text holds.
/// For what Confab sent itself: it checks no more than that brackets and quotes close.
enum PrettyJSON {
  private static let indent = 2
  /// Brackets within one another beyond which the text stays as it is: there is nothing to be read.
  private static let deepest = 64

  /// nil: it is no JSON object or array.
  static func bytes(_ json: [UInt8]) -> [UInt8]? {
    guard json.first == UInt8(ascii: "{") || json.first == UInt8(ascii: "[") else { return nil }
    var pretty: [UInt8] = []
    pretty.reserveCapacity(json.count + json.count / 8)
    var depth = 0
    var isText = false
    var isEscaped = false
    func newLine(_ extra: Int = 0) {
      pretty.append(RawText.lineFeed)
      for _ in 0..<(depth + extra) * indent { pretty.append(0x20) }
    }
    for index in json.indices {
      let byte = json[index]
      if isText {
        pretty.append(byte)
        if isEscaped {
          isEscaped = false
          if byte == UInt8(ascii: "n") { newLine(1) }
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: break
      case UInt8(ascii: "\""):
        isText = true
        pretty.append(byte)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        pretty.append(byte)
        depth += 1
        guard depth <= deepest else { return nil }
        if !isClosed(json, after: index) { newLine() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        guard depth >= 0 else { return nil }
        if pretty.last != UInt8(ascii: "{"), pretty.last != UInt8(ascii: "[") { newLine() }
        pretty.append(byte)
      case UInt8(ascii: ","):
        pretty.append(byte)
        newLine()
      case UInt8(ascii: ":"): pretty += [byte, 0x20]
      default: pretty.append(byte)
      }
    }
    return depth == 0 && !isText ? pretty : nil
  }

  /// The lines of what `bytes` gave, without the line feeds, which are its own.
  static func lines(of pretty: [UInt8]) -> [Range<Int>] {
    RawText.lines(of: pretty).map {
      pretty[$0.upperBound - 1] == RawText.lineFeed ? $0.lowerBound..<$0.upperBound - 1 : $0
    }
  }

  private static func isClosed(_ json: [UInt8], after index: Int) -> Bool {
    let next = json[(index + 1)...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return next == UInt8(ascii: "}") || next == UInt8(ascii: "]")
  }
}
