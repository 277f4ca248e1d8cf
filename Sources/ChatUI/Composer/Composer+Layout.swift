import TUI

extension Composer {
  private static let placeholder = "write a prompt"

  /// The rows to show, signs included.
  /// - Parameters:
  ///   - width: the full width in columns.
  ///   - limit: rows at most; where there are more, those around the cursor, and an arrow in the
  ///     place of the sign says that there is more.
  ///   - sign: stands before the first row; two columns.
  package func layout(
    width: Int, limit: Int, theme: Theme, sign: String = "> "
  ) -> ComposerLayout {
    let textWidth = max(1, width - Self.signColumns)
    let signStyle = theme[.composerPrompt]
    guard !isEmpty else {
      let hint = clip(cells(Self.placeholder, style: theme[.placeholder]), to: textWidth)
      return ComposerLayout(
        rows: [cells(sign, style: signStyle) + hint],
        cursor: Point(column: Self.signColumns, row: 0))
    }
    let limit = max(1, limit)
    let rows = ComposerRows(buffer, width: textWidth, around: limit)
    let count = min(limit, rows.lines.count)
    let first = min(max(0, rows.cursor.row - count / 2), rows.lines.count - count)
    let selected = selectedRange ?? 0..<0
    var shown: [Row] = []
    for index in first..<first + count {
      let hidesAbove = index == first && (index > 0 || rows.hidesAbove)
      let hidesBelow =
        index == first + count - 1 && (index < rows.lines.count - 1 || rows.hidesBelow)
      let isFirst = rows.lines[index].range.lowerBound == 0
      let sign = hidesAbove ? "↑ " : hidesBelow ? "↓ " : isFirst ? sign : "  "
      shown.append(
        cells(sign, style: signStyle)
          + row(rows.lines[index].range, width: textWidth, selected: selected, theme))
    }
    return ComposerLayout(
      rows: shown,
      cursor: Point(
        column: Self.signColumns + rows.cursor.column, row: rows.cursor.row - first))
  }

  /// Puts the cursor where a layout of this width and limit shows a place.
  mutating func moveCursor(to point: Point, width: Int, limit: Int) {
    guard !isEmpty else { return }
    let limit = max(1, limit)
    let rows = ComposerRows(buffer, width: max(1, width - Self.signColumns), around: limit)
    let count = min(limit, rows.lines.count)
    let first = min(max(0, rows.cursor.row - count / 2), rows.lines.count - count)
    let row = min(max(0, first + point.row), rows.lines.count - 1)
    dropSelection()
    place(rows.index(row: row, column: max(0, point.column - Self.signColumns)))
  }

  /// Up or down by rows as shown, and never out of the text.
  mutating func moveWithin(byRows count: Int, width: Int) {
    let rows = ComposerRows(
      buffer, width: max(1, width - Self.signColumns), around: abs(count) + 1)
    let row = min(max(0, rows.cursor.row + count), rows.lines.count - 1)
    dropSelection()
    place(rows.index(row: row, column: rows.cursor.column))
  }

  private func row(_ range: Range<Int>, width: Int, selected: Range<Int>, _ theme: Theme) -> Row {
    var row: Row = []
    for index in range {
      let glyph = buffer.glyphs[index]
      let room = max(0, width - row.count)
      let isSelected = selected.contains(index)
      let style = theme[isSelected ? .selection : .composerText]
      if glyph.kind == .newline {
        // A selected break is seen as a blank.
        if isSelected { row += cells(" ", style: style).prefix(room) }
        continue
      }
      let shown = glyph.cells(text: style, chip: isSelected ? style : theme[.chip])
      row += glyph.isBlank ? Row(shown.prefix(room)) : clip(shown, to: room)
    }
    return row
  }
}
