import TUI

/// The line about what is looked for, with its keys.
struct FindLine {
  let model: Model

  /// - Returns: the row, and the column of the terminal's cursor; nil: it does not stand here.
  func row(width: Int) -> (row: Row, cursor: Int?) { ([], nil) }
}
