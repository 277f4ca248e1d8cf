import TUI

/// Markdown laid out: its rows, and what finds them again.
struct MarkdownRows: Sendable {
  private(set) var rows: [Row] = []
  /// For each row the columns of text before it, ascending: nearly the same at any width.
  private(set) var positions: [Int] = []
  /// For each match, by its number, the row where it begins.
  private(set) var matchRows: [Int] = []
  /// Code in lists and quotes, from top to bottom.
  var nestedCode: [NestedCode] = []
  /// Columns of text in all.
  private(set) var length = 0
  /// What making it cost.
  private(set) var cellCount = 0

  /// - Parameter position: columns of text before the row, of those that `advance` has not told of.
  mutating func append(_ row: Row, position: Int = 0) {
    rows.append(row)
    positions.append(max(length + position, positions.last ?? 0))
    cellCount += row.count
  }

  /// Says that a unit of text ends: what follows is counted from here.
  mutating func advance(_ columns: Int) { length += columns }

  /// Says that a match begins in a row.
  mutating func found(_ match: Int, inRow row: Int) {
    while matchRows.count <= match { matchRows.append(row) }
    matchRows[match] = row
  }
}
