import TUI

/// Marks the words that are looked for in a row of cells, whatever the case of the letters.
enum MarkedWords {
  static func row(_ row: Row, words: String, style: Style) -> Row {
    let words = words.lowercased().split(separator: " ").map { Array($0) }
    guard !words.isEmpty else { return row }
    let letters = row.map { cell -> Character in
      Unicode.Scalar(cell.base).flatMap { Character($0).lowercased().first } ?? " "
    }
    var row = row
    for word in words where word.count <= letters.count {
      for start in 0...(letters.count - word.count)
      where letters[start] == word[0] && letters[start...].starts(with: word) {
        for index in start..<start + word.count { row[index].style = style }
      }
    }
    return row
  }
}
