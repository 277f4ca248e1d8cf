import ChatUI
import TUI

/// What the composer's tests see: the text with the cursor as `|`, and rows as strings.
enum ComposerText {
  static let theme = Theme(name: "test", styles: [:])

  /// A composer that holds a text, the cursor where `|` stands.
  static func composer(_ marked: String) -> Composer {
    var composer = Composer()
    let halves = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    for character in halves.joined() { composer.type(character) }
    composer.perform(.textStart, width: 1_000)
    for _ in halves[0] { composer.perform(.right, width: 1_000) }
    return composer
  }

  /// The text with `|` at the cursor. A line may not be wider than the width.
  static func marked(_ composer: Composer) -> String {
    let layout = composer.layout(width: 1_000, limit: 1_000, theme: theme)
    guard !composer.isEmpty else { return "|" }
    var lines = rows(layout).map { String($0.dropFirst(2)) }
    let column = layout.cursor.column - Composer.signColumns
    let line = lines[layout.cursor.row]
    // Columns to characters: a wide character takes two.
    var index = line.startIndex
    while columns(line[..<index]) < column, index < line.endIndex {
      index = line.index(after: index)
    }
    lines[layout.cursor.row].insert("|", at: index)
    return lines.joined(separator: "\n")
  }

  static func rows(_ layout: ComposerLayout) -> [String] {
    layout.rows.map { row in
      var text = String.UnicodeScalarView()
      for cell in row where cell.width > 0 {
        text.append(Unicode.Scalar(cell.base) ?? "?")
        for index in 0..<4 where cell.marks[index] != 0 {
          text.append(Unicode.Scalar(cell.marks[index]) ?? "?")
        }
      }
      return String(text)
    }
  }
}
