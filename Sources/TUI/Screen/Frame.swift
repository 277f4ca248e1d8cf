/// A whole screen as a value: what `view` makes and the terminal shows.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// Row by row, `size.columns` cells each.
  package private(set) var cells: [Cell]
  /// Where the terminal's real cursor stands; nil hides it. Input methods need it in the composer.
  package var cursor: Point?

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
  /// frame is cut; a wide character that does not fit whole becomes a blank, and one that is half
  /// covered is blanked, so that a row always adds up.
  /// - Returns: the columns that were taken.
  @discardableResult
  package mutating func put(_ row: some Sequence<Cell>, at point: Point, limit: Int = .max) -> Int {
    guard point.row >= 0, point.row < size.rows, point.column >= 0 else { return 0 }
    let end = min(size.columns, limit == .max ? size.columns : point.column + limit)
    guard point.column < end else { return 0 }
    let start = point.row * size.columns
    var column = point.column
    if cells[start + column].width == 0, column > 0 {
      cells[start + column - 1] = Cell(base: 0x20, style: cells[start + column - 1].style)
    }
    for cell in row {
      guard column < end else { break }
      if cell.width == 2, column + 1 >= end {
        cells[start + column] = Cell(base: 0x20, style: cell.style)
        column += 1
        break
      }
      cells[start + column] = cell
      column += 1
    }
    if column < size.columns, cells[start + column].width == 0,
      column > point.column, cells[start + column - 1].width != 2
    {
      cells[start + column] = Cell(base: 0x20, style: cells[start + column].style)
    }
    return column - point.column
  }

  /// Fills a rectangle with blanks of a style.
  package mutating func fill(_ rect: Rect, style: Style) {
    let blank = Cell(base: 0x20, style: style)
    for row in max(0, rect.origin.row)..<max(0, min(size.rows, rect.origin.row + rect.size.rows)) {
      put(
        repeatElement(blank, count: rect.size.columns),
        at: Point(column: max(0, rect.origin.column), row: row))
    }
  }
}
