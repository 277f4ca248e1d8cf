/// What a terminal shows at one moment: a value, taken from the interpreter of its output.
package struct Screen: Equatable, Sendable, CustomStringConvertible {
  /// One row: its cells, and the same as text without trailing blanks.
  package struct Row: Equatable, Sendable, CustomStringConvertible {
    package var cells: [ScreenCell]
    package var text: String

    package var description: String { text }

    init(cells: [ScreenCell]) {
      self.cells = cells
      var text = cells.reduce(into: "") { $0 += $1.text }
      while text.last == " " { text.removeLast() }
      self.text = text
    }
  }

  /// The real cursor; row and column from 0.
  package struct Cursor: Equatable, Sendable {
    package var row: Int
    package var column: Int
    package var isVisible: Bool

    package init(row: Int, column: Int, isVisible: Bool = true) {
      self.row = row
      self.column = column
      self.isVisible = isVisible
    }
  }

  package var lines: [Row]
  package var cursor: Cursor
  /// The window title that the program set; empty at first.
  package var title: String
  /// Whether the alternate screen is shown: the one that full-screen programs use.
  package var isAlternate: Bool

  /// The rows as text, joined by line feeds, trailing blanks of each row cut.
  package var text: String { lines.map(\.text).joined(separator: "\n") }

  /// The text of one row, from 0; empty outside the screen.
  package func row(_ number: Int) -> String {
    lines.indices.contains(number) ? lines[number].text : ""
  }

  /// One cell, from 0; blank outside the screen.
  package func cell(row: Int, column: Int) -> ScreenCell {
    guard lines.indices.contains(row), lines[row].cells.indices.contains(column) else {
      return ScreenCell()
    }
    return lines[row].cells[column]
  }

  /// Whether some row contains the text. A text that is broken over two rows is not found.
  package func contains(_ text: String) -> Bool { lines.contains { $0.text.contains(text) } }

  /// The first place where a row contains the text, as row and column of its first cell.
  package func find(_ text: String) -> (row: Int, column: Int)? {
    for (number, line) in lines.enumerated() {
      guard let found = line.text.range(of: text) else { continue }
      let before = line.text.unicodeScalars.distance(
        from: line.text.startIndex, to: found.lowerBound)
      var scalars = 0
      for (column, cell) in line.cells.enumerated() where cell.width > 0 {
        if scalars >= before { return (number, column) }
        scalars += cell.text.unicodeScalars.count
      }
    }
    return nil
  }

  package var description: String { "\n" + drawing }

  /// The screen in a frame, with row numbers, for messages of failed waits.
  package var drawing: String {
    let width = lines.first?.cells.count ?? 0
    let rule = "   +" + String(repeating: "-", count: width) + "+\n"
    return lines.enumerated().reduce(into: rule) { drawing, line in
      let number = String(line.offset)
      let missing = line.element.cells.reversed().prefix { $0.text == " " }.count
      drawing += String(repeating: " ", count: max(0, 3 - number.count)) + number
      drawing += "|" + line.element.text + String(repeating: " ", count: missing) + "|\n"
    } + rule
  }
}

extension String {
  /// The first occurrence of a text, compared scalar by scalar.
  fileprivate func range(of text: String) -> Range<Index>? {
    let (hay, needle) = (unicodeScalars, Array(text.unicodeScalars))
    guard let first = needle.first else { return startIndex..<startIndex }
    var start = hay.startIndex
    while let candidate = hay[start...].firstIndex(of: first) {
      var (at, matched) = (candidate, 0)
      while matched < needle.count, at < hay.endIndex, hay[at] == needle[matched] {
        at = hay.index(after: at)
        matched += 1
      }
      if matched == needle.count { return candidate..<at }
      start = hay.index(after: candidate)
    }
    return nil
  }
}
