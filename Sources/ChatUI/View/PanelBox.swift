import TUI

/// The frame around what lies over the transcript: borders where there is room, a title, and the
/// place inside.
struct PanelBox {
  /// The widest a panel gets: lines stay readable.
  static let maximumColumns = 84
  /// Below these there are no side borders, and the title has a row of its own.
  private static let borderedSize = Size(columns: 40, rows: 8)

  let rect: Rect
  let isBordered: Bool

  /// A box at the bottom of `area`, with room for `rows` inside where that can be.
  init(in area: Rect, rows: Int, widest: Int = Self.maximumColumns) {
    isBordered =
      area.size.columns >= Self.borderedSize.columns && area.size.rows >= Self.borderedSize.rows
    let columns = min(area.size.columns, widest)
    let height = min(area.size.rows, max(0, rows) + (isBordered ? 2 : 1))
    rect = Rect(
      column: area.origin.column + (area.size.columns - columns) / 2,
      row: area.origin.row + area.size.rows - height, columns: columns, rows: height)
  }

  var inside: Rect {
    isBordered
      ? Rect(
        column: rect.origin.column + 2, row: rect.origin.row + 1, columns: rect.size.columns - 4,
        rows: rect.size.rows - 2)
      : Rect(
        column: rect.origin.column, row: rect.origin.row + 1, columns: rect.size.columns,
        rows: rect.size.rows - 1)
  }

  /// Draws borders and title, and clears the inside. `mark` stands at the title's right.
  func draw(title: String, mark: String, _ theme: Theme, on frame: inout Frame) {
    frame.fill(rect, style: theme[.panelText])
    guard rect.size.rows > 0, rect.size.columns > 2 else { return }
    let border = theme[.panelBorder]
    let columns = rect.size.columns
    func line(_ left: String, _ right: String) -> Row {
      cells(left + String(repeating: "─", count: columns - 2) + right, style: border)
    }
    let top = rect.origin.row
    if isBordered {
      frame.put(line("┌", "┐"), at: rect.origin)
      frame.put(
        line("└", "┘"), at: Point(column: rect.origin.column, row: top + rect.size.rows - 1))
      for row in top + 1..<max(top + 1, top + rect.size.rows - 1) {
        frame.put(cells("│", style: border), at: Point(column: rect.origin.column, row: row))
        frame.put(
          cells("│", style: border), at: Point(column: rect.origin.column + columns - 1, row: row))
      }
    } else {
      frame.put(cells(String(repeating: "─", count: columns), style: border), at: rect.origin)
    }
    let inset = isBordered ? 2 : 0
    let room = columns - 2 * inset
    let right = mark.isEmpty ? [] : cells(" \(mark) ", style: theme[.dim])
    let name = clip(cells(" \(title) ", style: theme[.panelTitle]), to: max(0, room - right.count))
    frame.put(name, at: Point(column: rect.origin.column + inset, row: top))
    guard right.count + name.count <= room else { return }
    frame.put(
      right, at: Point(column: rect.origin.column + columns - inset - right.count, row: top))
  }
}
