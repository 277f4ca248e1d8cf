import ChatUI
import TUI

extension Frame {
  /// The screen as text, row by row, blanks at the right cut.
  var text: String {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns {
        let cell = self[column, row]
        if cell.width == 0 { continue }
        line.unicodeScalars.append(Unicode.Scalar(cell.base) ?? "?")
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// One letter a cell for the role that it looks like (`StyleRole.letter`); `?` is no role's look.
  func roles(in rows: ClosedRange<Int>, theme: Theme = .test) -> String {
    rows.map { row in
      String(
        (0..<size.columns).map { column -> Character in
          let style = self[column, row].style
          return StyleRole.allCases.first { theme[$0] == style }?.letter ?? "?"
        })
    }.joined(separator: "\n")
  }
}
