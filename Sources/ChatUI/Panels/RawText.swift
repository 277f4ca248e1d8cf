import TUI

/// Bytes as they came, made visible: line feeds and tabs as signs, what is no UTF-8 by its number.
/// Rows are cut at the edge, not at words: nothing is left out.
enum RawText {
  /// Bytes that are laid out at once: a longer line is cut, so that a frame never meets one of
  /// megabytes.
  static let longestLine = 2_048

  static let lineFeed: UInt8 = 0x0A
  private static let lineFeedSign: UInt32 = 0x23CE
  private static let tabSign: UInt32 = 0x21E5

  /// Parts of `bytes` from one line feed to behind the next, none longer than `longestLine`, and no
  /// character cut.
  static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let limit = min(bytes.count, start + longestLine)
      var end = bytes[start..<limit].firstIndex(of: lineFeed).map { $0 + 1 } ?? limit
      if end == limit, limit < bytes.count, bytes[end - 1] != lineFeed {
        // At most three bytes belong to a character whose end is beyond.
        var cut = end
        while cut > end - 3, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
        if bytes[cut] & 0xC0 != 0x80 { end = cut }
      }
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return marked(text) }
    var text = ""
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var position = bytes.startIndex
    loop: while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let scalar):
        text.unicodeScalars.append(Unicode.UTF8.decode(scalar))
        position += scalar.count
      case .error(let length):
        for byte in bytes[position..<position + length] {
          text += "<\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))>"
        }
        position += length
      case .emptyInput: break loop
      }
    }
    return marked(text)
  }

  /// Line feeds and tabs as signs.
  static func marked(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return text }
    var marked = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": marked.append("\u{23CE}")
      case "\t": marked.append("\u{21E5}")
      default: marked.append(scalar)
      }
    }
    return String(marked)
  }

  /// Marked text as cells, its signs in a style of their own.
  static func cells(_ text: String, style: Style, signs: Style) -> Row {
    var row = TUI.cells(text, style: style)
    for index in row.indices
    where row[index].base == lineFeedSign || row[index].base == tabSign {
      row[index].style = signs
    }
    return row
  }

  /// Rows of at most `width` columns.
  static func rows(_ row: Row, width: Int) -> [Row] {
    let width = max(1, width)
    guard row.count > width else { return [row] }
    var rows: [Row] = []
    var start = 0
    while start < row.count {
      var end = min(row.count, start + width)
      // A wide character stays whole; in a single column it cannot.
      if end < row.count, row[end].width == 0, end - 1 > start { end -= 1 }
      rows.append(Array(row[start..<end]))
      start = end
    }
    return rows
  }
}
