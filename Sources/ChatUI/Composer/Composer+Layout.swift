import TUI

extension Composer {
  private static let placeholder = "write a prompt"

  /// The rows to show, signs included.
  /// - Parameters:
  ///   - width: the full width in columns.
  ///   - limit: rows at most; where there are more, those around the cursor, and an arrow in the
  ///     place of the sign says that there is more.
  package func layout(width: Int, limit: Int, theme: Theme) -> ComposerLayout {
    let textWidth = max(1, width - Self.signColumns)
    let signStyle = theme[.composerPrompt]
    guard !isEmpty else {
      let hint = clip(cells(Self.placeholder, style: theme[.placeholder]), to: textWidth)
      return ComposerLayout(
        rows: [cells("> ", style: signStyle) + hint],
        cursor: Point(column: Self.signColumns, row: 0))
    }
    let lines = ComposerRows(buffer.glyphs, cursor: buffer.cursor, width: textWidth)
    let count = min(max(1, limit), lines.starts.count)
    let first = min(max(0, lines.cursor.row - count / 2), lines.starts.count - count)
    var rows: [Row] = []
    for index in first..<first + count {
      let hidesAbove = index == first && index > 0
      let hidesBelow = index == first + count - 1 && index < lines.starts.count - 1
      let sign = hidesAbove ? "↑ " : hidesBelow ? "↓ " : index == 0 ? "> " : "  "
      var row = cells(sign, style: signStyle)
      for glyph in buffer.glyphs[lines.range(index)] {
        row += clip(
          glyph.cells(text: theme[.composerText], chip: theme[.chip]), to: textWidth)
      }
      rows.append(row)
    }
    return ComposerLayout(
      rows: rows,
      cursor: Point(
        column: Self.signColumns + lines.cursor.column, row: lines.cursor.row - first))
  }
}
