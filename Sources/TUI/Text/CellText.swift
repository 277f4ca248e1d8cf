/// Text from anywhere → cells that every terminal measures alike: sanitised, one spacing scalar with
/// its marks a cell, wide characters with their continuation. Line feeds are not expected here (split
/// before; one would show as `␊`); tabs go to the next multiple of `tab` from the start of the row.
package func cells(_ text: some StringProtocol, style: Style = .plain, tab: Int = 4) -> Row {
  // Not generic from here on, else other targets would call it without specialisation.
  row(of: String(text), style: style, tab: max(1, tab))
}

/// The columns that a text takes; tabs as in `cells`.
package func columns(_ text: some StringProtocol) -> Int { columns(of: String(text), tab: 4) }

/// At most `width` columns of a row; where something had to go, the last column is `…`.
package func clip(_ row: Row, to width: Int) -> Row {
  guard row.count > width else { return row }
  guard width > 0 else { return [] }
  // A wide character of which one column would be left goes as a whole.
  let kept = row[width - 1].width == 0 ? max(0, width - 2) : width - 1
  var clipped = Array(row[..<kept])
  clipped.append(Cell(base: ellipsis, style: row[kept].style))
  return clipped
}

/// Stands for what had to go: `…`, one column.
let ellipsis: UInt32 = 0x2026

private func row(of text: String, style: Style, tab: Int) -> Row {
  var row: Row = []
  row.reserveCapacity(text.utf8.count)
  var sanitizer = ScalarSanitizer()
  /// Where a mark would go.
  var head = 0
  var cell = Cell(base: 0x20, style: style)
  func append(_ base: UInt32) {
    head = row.count
    cell.base = base
    row.append(cell)
  }
  for scalar in text.unicodeScalars {
    switch sanitizer.next(scalar) {
    case .spacing(let base, columns: 1): append(base)
    case .spacing(let base, _):
      head = row.count
      row.append(Cell(base: base, width: 2, style: style))
      row.append(.continuation(style))
    case .nothing: break
    case .mark(let mark): row[head].add(mark)
    case .orphan(let mark):
      append(ScalarSanitizer.dottedCircle)
      row[head].add(mark)
    case .code(let value):
      for character in controlCode(value).unicodeScalars { append(character.value) }
    case .tab:
      for _ in 0..<(tab - row.count % tab) { append(0x20) }
    }
  }
  return row
}

private func columns(of text: String, tab: Int) -> Int {
  var sanitizer = ScalarSanitizer()
  var count = 0
  for scalar in text.unicodeScalars {
    switch sanitizer.next(scalar) {
    case .spacing(_, let columns): count += Int(columns)
    case .nothing, .mark: break
    case .orphan: count += 1
    case .code(let value): count += controlCode(value).utf8.count
    case .tab: count += tab - count % tab
    }
  }
  return count
}

/// How a C1 control is shown: `<9B>`.
func controlCode(_ value: UInt32) -> String {
  "<" + String(value, radix: 16, uppercase: true) + ">"
}

extension Cell {
  /// Puts a mark on top of those that are there. There is room for four; a fifth is dropped.
  fileprivate mutating func add(_ mark: UInt32) {
    for index in 0..<ScalarSanitizer.maximumMarks where marks[index] == 0 {
      marks[index] = mark
      return
    }
  }
}
