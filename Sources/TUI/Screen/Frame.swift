/// Rows of a frame that stand for an entry of a list.
package struct FrameEntry: Equatable, Sendable {
  package var area: Rect
  /// How far it is from the selected one.
  package var offset: Int

  package init(area: Rect, offset: Int) {
    self.area = area
    self.offset = offset
  }
}

/// A whole screen as a value: what `view` makes and the terminal shows.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// Row by row, `size.columns` cells each.
  package private(set) var cells: [Cell]
  /// Where the terminal's real cursor stands; nil hides it. Input methods need it in the composer.
  package var cursor: Point?
  /// What a click means on which rows. The terminal shows nothing of it.
  package var entries: [FrameEntry] = []

  package init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// The cell at a place; blank outside the frame.
  package subscript(column: Int, row: Int) -> Cell {
    guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return .blank }
    return cells[row * size.columns + column]
  }

  /// Copies `row` to the screen from `point` on, at most `limit` columns of it. What would leave the
  /// frame, on either side, is cut; a wide character that does not fit whole becomes a blank, and one
  /// that is half covered is blanked, so that a row always adds up.
  /// - Returns: the columns of `row` that were taken, those left of the frame among them.
  @discardableResult
  package mutating func put(_ row: some Sequence<Cell>, at point: Point, limit: Int = .max) -> Int {
    // One call for the whole row, not one a cell: other targets call this without specialisation.
    let taken = row.withContiguousStorageIfAvailable { put(row: $0, at: point, limit: limit) }
    return taken ?? Array(row).withUnsafeBufferPointer { put(row: $0, at: point, limit: limit) }
  }

  /// Fills a rectangle with blanks of a style.
  package mutating func fill(_ rect: Rect, style: Style) {
    let rows = overlap(rect.origin.row, rect.size.rows, with: size.rows)
    let columns = overlap(rect.origin.column, rect.size.columns, with: size.columns)
    let blanks = Array(repeating: Cell(base: 0x20, style: style), count: columns.count)
    for row in rows { put(blanks, at: Point(column: columns.lowerBound, row: row)) }
  }

  /// Gives cells that have the terminal's own colours those of a style.
  package mutating func ground(_ style: Style) {
    cells.withUnsafeMutableBufferPointer { cells in
      for index in cells.indices {
        if cells[index].style.background == .standard {
          cells[index].style.background = style.background
        }
        if cells[index].style.foreground == .standard {
          cells[index].style.foreground = style.foreground
        }
      }
    }
  }

  private mutating func put(row: UnsafeBufferPointer<Cell>, at point: Point, limit: Int) -> Int {
    guard point.row >= 0, point.row < size.rows, point.column < size.columns, limit > 0,
      point.column > -row.count
    else { return 0 }
    let count = min(row.count, limit, size.columns - point.column)
    let skipped = max(0, -point.column)
    guard skipped < count else { return 0 }
    let line = point.row * size.columns
    let first = line + point.column + skipped
    if first > line, cells[first].width == 0 { blank(first - 1) }
    cells.withUnsafeMutableBufferPointer { cells in
      for index in skipped..<count {
        let cell = row[index]
        let isWhole =
          switch cell.width {
          case 1: true
          case 0: index > skipped && row[index - 1].width == 2
          default: index + 1 < count && row[index + 1].width == 0
          }
        cells[line + point.column + index] = isWhole ? cell : Cell(base: 0x20, style: cell.style)
      }
    }
    let next = line + point.column + count
    if next < line + size.columns, cells[next].width == 0 { blank(next) }
    return count
  }

  /// Takes the character from a cell; its style stays.
  private mutating func blank(_ index: Int) {
    cells[index] = Cell(base: 0x20, style: cells[index].style)
  }

  /// The part of `start ..< start + count` that lies within `0 ..< bound`.
  private func overlap(_ start: Int, _ count: Int, with bound: Int) -> Range<Int> {
    let (sum, isOverflow) = start.addingReportingOverflow(count)
    let lower = min(max(0, start), bound)
    return lower..<max(lower, min(bound, isOverflow ? bound : sum))
  }
}
