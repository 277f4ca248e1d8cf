/// Lines as vi counts them.
extension TextBuffer {
  /// The place of the last glyph of a line, where the cursor of normal mode may stand at most.
  func lastPlace(at place: Int) -> Int {
    let start = lineStart(at: place)
    return max(start, lineEnd(at: place) - 1)
  }

  /// The first glyph of a line that is no blank; of a blank line its end.
  func firstInk(at place: Int) -> Int {
    let end = lineEnd(at: place)
    var index = lineStart(at: place)
    while index < end, glyphs[index].isBlank { index += 1 }
    return index
  }

  /// The start of a line so many lines further; nil where there are not as many.
  func line(from place: Int, by count: Int) -> Int? {
    var start = lineStart(at: place)
    for _ in 0..<abs(count) {
      if count > 0 {
        let end = lineEnd(at: start)
        guard end < glyphs.count else { return nil }
        start = end + 1
      } else {
        guard start > 0 else { return nil }
        start = lineStart(at: start - 1)
      }
    }
    return start
  }

  /// The start of a line by its number, the first being 1; the last one where there are not as many.
  func line(number: Int) -> Int {
    var start = 0
    for _ in 1..<max(1, number) { start = line(from: start, by: 1) ?? start }
    return start
  }

  /// The start of the last line.
  var lastLine: Int { lineStart(at: glyphs.count) }

  /// The column of a place in its line.
  func column(of place: Int) -> Int {
    glyphs[lineStart(at: place)..<place].reduce(0) { $0 + $1.columns }
  }

  /// The place in a line at a column, or its last glyph.
  func place(inLineAt start: Int, column goal: Int) -> Int {
    let last = lastPlace(at: start)
    var index = start
    var column = 0
    while index < last {
      column += glyphs[index].columns
      if column > goal { break }
      index += 1
    }
    return index
  }

  /// It is a line of its own and has nothing in it.
  func isEmptyLine(at place: Int) -> Bool {
    lineStart(at: place) == place && lineEnd(at: place) == place
  }
}
