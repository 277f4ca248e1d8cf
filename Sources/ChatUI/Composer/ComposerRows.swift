import TUI

/// Glyphs broken hard into rows of a width: each place of the cursor has exactly one point, and a
/// key changes no row above its own. A glyph that would cross the edge begins the next row, also a
/// line break: the cursor at the end of a full row stands on the next one.
struct ComposerRows: Sendable {
  /// Columns of a row: at least 1.
  let width: Int
  /// Index of each row's first glyph. The last may be the glyphs' count: an empty row.
  let starts: [Int]
  /// Where the cursor is among the rows.
  let cursor: Point
  private let count: Int

  init(_ glyphs: [ComposerGlyph], cursor: Int, width: Int) {
    self.width = max(1, width)
    var starts = [0]
    var column = 0
    var point = Point(column: 0, row: 0)
    for (index, glyph) in glyphs.enumerated() {
      let columns = min(glyph.columns, self.width)
      if column + columns > self.width {
        starts.append(index)
        column = 0
      }
      if index == cursor { point = Point(column: column, row: starts.count - 1) }
      column += columns
      if glyph.kind == .newline {
        starts.append(index + 1)
        column = 0
      }
    }
    if column >= self.width {
      starts.append(glyphs.count)
      column = 0
    }
    if cursor >= glyphs.count { point = Point(column: column, row: starts.count - 1) }
    self.starts = starts
    self.cursor = point
    count = glyphs.count
  }

  /// The glyphs of a row.
  func range(_ row: Int) -> Range<Int> {
    starts[row]..<(row + 1 < starts.count ? starts[row + 1] : count)
  }

  /// The cursor's place in a row at a column, or at the row's end when it is shorter.
  func index(row: Int, column goal: Int, in glyphs: [ComposerGlyph]) -> Int {
    let range = range(row)
    // On all rows but the last the place after the last glyph is the next row's.
    let last = row + 1 < starts.count ? range.upperBound - 1 : range.upperBound
    var index = range.lowerBound
    var column = 0
    while index < last {
      column += min(glyphs[index].columns, width)
      if column > goal { break }
      index += 1
    }
    return index
  }
}
