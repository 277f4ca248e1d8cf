/// Breaks a row at words into rows of at most `width` columns; a word longer than that is cut.
/// Blanks at a break are dropped. Continued rows begin with `indent` blanks. No cell that is not a
/// blank at a break is ever lost; but where `width` is 1, a wide character shows as `…`. An empty row
/// gives one empty row; without any width, the row stays as it is.
package func wrap(_ row: Row, width: Int, indent: Int = 0) -> [Row] {
  guard row.count > width, width > 0 else { return [row] }
  let margin = Array(
    repeating: Cell(base: 0x20, style: Style(on: row[0].style.background)),
    count: continuationIndent(indent, width: width))
  return lineRanges(of: row, width: width, indent: indent).enumerated().map { index, range in
    let text =
      range.count > width ? [Cell(base: ellipsis, style: row[range.lowerBound].style)] : row[range]
    return index == 0 ? Array(text) : margin + text
  }
}

/// The parts of a row that `wrap` makes rows of, without the indent: what a cursor or a selection
/// needs to find its place in a wrapped text. A part is never wider than its row, save for the wide
/// character in a row of one column.
package func lineRanges(of row: Row, width: Int, indent: Int = 0) -> [Range<Int>] {
  guard row.count > width, width > 0 else { return [row.indices] }
  let indent = continuationIndent(indent, width: width)
  var lines: [Range<Int>] = []
  var start = 0
  while start < row.count {
    let line = nextLine(in: row, from: start, columns: lines.isEmpty ? width : width - indent)
    // Blanks that fill a whole row are no row of their own.
    if !line.text.isEmpty { lines.append(line.text) }
    start = line.next
  }
  return lines.isEmpty ? [0..<0] : lines
}

/// Leaves a continued row two columns, so that a wide character still fits.
private func continuationIndent(_ indent: Int, width: Int) -> Int {
  max(0, min(indent, width - 2))
}

/// One row's text, from `start` on, and where the next row begins.
private func nextLine(in row: Row, from start: Int, columns: Int) -> (text: Range<Int>, next: Int) {
  guard row.count - start > columns else { return (start..<row.count, row.count) }
  // The first cell that has no room.
  let limit = start + columns
  var end = row[limit].width == 0 ? limit - 1 : limit
  if end == start { return (start..<(start + 2), start + 2) }
  let firstInk = row[start..<end].firstIndex { !$0.isBlank } ?? end
  var candidate = end
  while candidate > firstInk, !canBreak(row, before: candidate) { candidate -= 1 }
  // A word that begins the row and does not fit it has no place to break: it is cut at the edge.
  if candidate > firstInk { end = candidate }
  let next = row[end...].firstIndex { !$0.isBlank } ?? row.count
  while end > start, row[end - 1].isBlank { end -= 1 }
  return (start..<end, next)
}

/// Whether a row may end before the cell at `index`, which is not the first one: at blanks, after a
/// hyphen within a word, and between wide characters, but for the punctuation that must not begin
/// or end a row (a short form of Unicode's line breaking rules, UAX #14).
private func canBreak(_ row: Row, before index: Int) -> Bool {
  let next = row[index]
  guard next.width > 0 else { return false }
  if next.isBlank { return true }
  let previousIndex = row[index - 1].width == 0 ? max(0, index - 2) : index - 1
  let previous = row[previousIndex]
  if previous.isBlank { return true }
  if previous.width == 2 || next.width == 2 {
    return !isClosing(next.base) && !isOpening(previous.base) && previous.base != 0xA0
      && next.base != 0xA0
  }
  return isHyphen(previous.base) && previousIndex > 0 && isLetter(row[previousIndex - 1].base)
    && isLetter(next.base)
}

extension Cell {
  /// A plain space. One that carries a mark shows something.
  fileprivate var isBlank: Bool { base == 0x20 && marks[0] == 0 }
}

func isHyphen(_ base: UInt32) -> Bool {
  base == 0x2D || base == 0x2010 || base == 0x2013 || base == 0x2014
}

/// A letter, roughly: beyond ASCII everything from Latin's letters on counts as one, up to where
/// the general punctuation begins.
func isLetter(_ base: UInt32) -> Bool {
  switch base {
  case 0x41...0x5A, 0x61...0x7A, 0xC0..<0x2000: true
  default: false
  }
}

/// Punctuation that must not begin a row: `、。，．：；！？` and closing brackets, `ー` and `々`, and the
/// narrow forms of them next to wide characters.
func isClosing(_ base: UInt32) -> Bool {
  switch base {
  case 0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F: true
  case 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019: true
  case 0xFF09, 0xFF3D, 0xFF5D, 0xFF61, 0xFF63, 0xFF64, 0x30FC, 0x3005, 0x30FB: true
  case 0x2019, 0x201D, 0x2026: true
  case 0x21, 0x22, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0x25: true
  default: false
  }
}

/// Brackets and quotes that must not end a row.
func isOpening(_ base: UInt32) -> Bool {
  switch base {
  case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018: true
  case 0xFF08, 0xFF3B, 0xFF5B, 0xFF62, 0x2018, 0x201C, 0x28, 0x5B, 0x7B: true
  default: false
  }
}
