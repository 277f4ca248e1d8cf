import TUI

/// The line about the cursor on messages and blocks, with its keys.
struct SelectionLine {
  let model: Model

  /// - Returns: the row, and the column of the terminal's cursor; nil: it does not stand here.
  func row(width: Int) -> (row: Row, cursor: Int?) { ([], nil) }
}
