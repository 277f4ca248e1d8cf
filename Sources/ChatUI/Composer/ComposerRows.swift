import TUI

/// The rows around the cursor: glyphs broken at words into rows of a width, as many above and below as
/// are asked for. Each place of the cursor has exactly one point, and a row depends on nothing but
/// where it begins: a key changes no row above the one of its word.
///
/// The last column of a width is kept for the cursor after a full row, and for the blank that ends
/// one. What is further from the cursor than the rows asked for is not looked at, save for the line
/// that the cursor is in.
struct ComposerRows: Sendable {
  struct Line: Hashable, Sendable {
    var range: Range<Int>
    /// The text ends in it: the place after its last glyph is its own.
    var isLast: Bool
  }

  private(set) var lines: [Line] = []
  /// Where the cursor is among the lines.
  private(set) var cursor = Point(column: 0, row: 0)
  private let breaker: RowBreaker

  var hidesAbove: Bool { (lines.first?.range.lowerBound ?? 0) > 0 }
  var hidesBelow: Bool { lines.last?.isLast == false }

  init(_ buffer: TextBuffer, width: Int, around margin: Int) {
    breaker = RowBreaker(glyphs: buffer.glyphs, width: width)
    var start = buffer.lineStart
    lines = rows(from: start, through: buffer.cursor)
    cursor.row = lines.count - 1
    while cursor.row < margin, start > 0 {
      let end = start
      start = buffer.lineStart(at: start - 1)
      let above = rows(from: start, through: end - 1)
      lines = above + lines
      cursor.row += above.count
    }
    let surplus = max(0, cursor.row - margin)
    lines.removeFirst(surplus)
    cursor.row -= surplus
    cursor.column = breaker.columns(lines[cursor.row].range.lowerBound..<buffer.cursor)
    while let last = lines.last, !last.isLast, lines.count - 1 - cursor.row < margin {
      lines.append(breaker.line(from: last.range.upperBound))
    }
  }

  /// The rows from one that begins at `start` to the one that holds the place `index`.
  private func rows(from start: Int, through index: Int) -> [Line] {
    var lines = [breaker.line(from: start)]
    while let last = lines.last, !last.isLast, last.range.upperBound <= index {
      lines.append(breaker.line(from: last.range.upperBound))
    }
    return lines
  }

  /// The cursor's place in a row at a column, or at the row's end when it is shorter.
  func index(row: Int, column goal: Int) -> Int {
    breaker.index(in: lines[row], column: goal)
  }
}
