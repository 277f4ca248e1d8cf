/// Text from anywhere → cells that every terminal measures alike: sanitised, one spacing scalar with
/// its marks a cell, wide characters with their continuation. Line feeds are not expected here (split
/// before); tabs go to the next multiple of `tab`.
package func cells(_ text: some StringProtocol, style: Style = .plain, tab: Int = 4) -> Row {
  var row: Row = []
  for scalar in text.unicodeScalars { row.append(Cell(base: scalar.value, style: style)) }
  return row
}

/// The columns that a text takes.
package func columns(_ text: some StringProtocol) -> Int { cells(text).count }

/// Breaks a row at words into rows of at most `width` columns; a word longer than that is cut.
/// Blanks at a break are dropped. Continued rows begin with `indent` blanks. No cell that is not a
/// blank at a break is ever lost. An empty row gives one empty row.
package func wrap(_ row: Row, width: Int, indent: Int = 0) -> [Row] {
  guard row.count > width, width > 0 else { return [row] }
  return stride(from: 0, to: row.count, by: width).map { Array(row[$0..<min(row.count, $0 + width)]) }
}

/// At most `width` columns of a row; where something had to go, the last column is `…`.
package func clip(_ row: Row, to width: Int) -> Row {
  row.count <= width ? row : Array(row.prefix(width))
}
