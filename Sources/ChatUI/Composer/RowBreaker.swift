import TUI

/// Breaks glyphs into rows: one row from where it begins.
struct RowBreaker: Sendable {
  let glyphs: [ComposerGlyph]
  /// Columns of a row, the one for the cursor at its end included: at least 1.
  let width: Int
  /// Columns of a row that text may fill.
  private let capacity: Int

  init(glyphs: [ComposerGlyph], width: Int) {
    self.glyphs = glyphs
    self.width = max(1, width)
    capacity = max(1, self.width - 1)
  }

  /// The row that begins at a place.
  func line(from start: Int) -> ComposerRows.Line {
    var column = 0
    // Where the row may end; the start: nowhere.
    var end = start
    var before: BreakClass = []
    var previous: BreakClass = []
    for index in start..<glyphs.count {
      if glyphs[index].kind == .newline {
        // The cursor stands on the break itself, so it needs a column.
        return row(start..<(column < width ? index + 1 : index))
      }
      let breaking = glyphs[index].breaking
      let isBlank = breaking.contains(.blank)
      if index > start, !isBlank, BreakClass.mayBreak(before: before, previous, breaking) {
        end = index
      }
      let columns = min(glyphs[index].columns, capacity)
      if column + columns > capacity {
        // The blank that ends a full row stands in the cursor's column.
        if isBlank { return row(start..<(column < width && column > 0 ? index + 1 : index)) }
        return row(start..<(end > start ? end : index))
      }
      column += columns
      (before, previous) = (previous, breaking)
    }
    // Where there is no column for the cursor, it begins a row.
    return ComposerRows.Line(range: start..<glyphs.count, isLast: column < width)
  }

  private func row(_ range: Range<Int>) -> ComposerRows.Line {
    ComposerRows.Line(range: range, isLast: false)
  }

  /// The columns of glyphs of one row.
  func columns(_ range: Range<Int>) -> Int {
    var columns = 0
    for index in range { columns += min(glyphs[index].columns, capacity) }
    return columns
  }

  /// The cursor's place in a row at a column, or at the row's end when it is shorter.
  func index(in line: ComposerRows.Line, column goal: Int) -> Int {
    // On all rows but the last the place after the last glyph is the next row's.
    let last = line.isLast ? line.range.upperBound : line.range.upperBound - 1
    var index = line.range.lowerBound
    var column = 0
    while index < last {
      column += min(glyphs[index].columns, capacity)
      if column > goal { break }
      index += 1
    }
    return index
  }
}
