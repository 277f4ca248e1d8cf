import TUI

extension UnitRow {
  /// A row of the screen, and the columns of the unit that it shows.
  struct Line {
    let row: Row
    let range: Range<Int>
  }

  /// Columns of the longest part that has no place to break, about.
  var longestWord: Int {
    var longest = 0
    var length = 0
    for cell in row {
      if cell.base == 0x20 {
        length = 0
      } else {
        length = cell.width == 2 ? 1 : length + 1
        longest = max(longest, length)
      }
    }
    return longest
  }

  /// Breaks the unit at words.
  /// - Parameter hang: blanks before each row but the first.
  func lines(width: Int, hang: Int = 0) -> [Line] {
    guard row.count > width else { return [Line(row: row, range: row.indices)] }
    let ranges = lineRanges(of: row, width: width, indent: hang)
    return zip(wrap(row, width: width, indent: hang), ranges).map { Line(row: $0, range: $1) }
  }

  /// The part of a row of code, at its right, that may stay empty so that a word stays whole.
  private static let shareToSearch = 4

  /// The last place to cut behind a blank; else `end`.
  private func afterBlank(upTo end: Int, from least: Int) -> Int {
    guard row[end].base != 0x20 else { return end }
    var column = end
    while column > least, column > 1 {
      if row[column - 1].base == 0x20 { return column }
      column -= 1
    }
    return end
  }

  /// Cuts the unit where a row ends, or after a blank near that. Blanks in code mean something: none
  /// goes, and what has few of them is cut within a word.
  func cuts(width: Int) -> [Line] {
    guard row.count > width else { return [Line(row: row, range: row.indices)] }
    var lines: [Line] = []
    var start = 0
    while start < row.count {
      var end = min(start + width, row.count)
      // A wide character stays whole, also where it has no room at all.
      if end < row.count, row[end].width == 0 { end = end - 1 > start ? end - 1 : end + 1 }
      if end < row.count { end = afterBlank(upTo: end, from: end - width / Self.shareToSearch) }
      // In one column a wide character has no room: it is said to be there.
      let isTooWide = end - start > width
      let shown = isTooWide ? clip(Array(row[start..<end]), to: width) : Array(row[start..<end])
      lines.append(Line(row: shown, range: start..<end))
      start = end
    }
    return lines
  }
}
