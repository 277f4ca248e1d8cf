/// Where the reading of a line has come to: offset, column (a tab goes to the next multiple of four)
/// and how many columns of blanks stand before the offset.
struct LineCursor {
  let line: SourceLine
  private(set) var offset: Int
  private var column = 0
  var indent = 0

  init(_ line: SourceLine) {
    self.line = line
    offset = line.start
  }

  var isAtEnd: Bool { offset >= line.end }

  /// 0 at the end.
  var byte: UInt8 { line[offset] }

  mutating func skipBlanks() {
    let from = column
    while offset < line.end {
      let byte = line.bytes[offset]
      if byte == .tab {
        column = (column + 4) & ~3
      } else if byte == .space {
        column += 1
      } else {
        break
      }
      offset += 1
    }
    indent = column - from
  }

  /// Goes past a mark and the blanks after it.
  mutating func skipMark(_ length: Int) {
    offset += length
    column += length
    skipBlanks()
  }

  /// Counts the blanks after an item's mark: up to four are part of the mark.
  mutating func settle(_ container: inout LineScanner.Container) {
    if isAtEnd {
      container.contentIndent += 1
    } else if indent <= LineScanner.codeIndent {
      container.contentIndent += indent
      indent = 0
    } else {
      container.contentIndent += 1
      indent -= 1
    }
  }
}
