import ChatUI
import Markup
import TUI

@testable import ChatUI

/// Markdown laid out, as text and as letters for its looks.
enum MarkdownFixture {
  static func rows(_ text: String, _ width: Int, pattern: TextPattern? = nil) -> [Row] {
    var flow = MarkdownFlow(width: width, theme: .test, pattern: pattern)
    flow.extend(to: text)
    return rows(&flow, text)
  }

  static func rows(_ flow: inout MarkdownFlow, _ text: String) -> [Row] {
    var rows: [Row] = []
    flow.rows(0..<flow.rowCount, of: text, to: &rows)
    return rows
  }

  static func screen(_ text: String, _ width: Int) -> String { screen(rows(text, width)) }

  static func screen(_ rows: [Row]) -> String {
    rows.map(TranscriptFixture.text).joined(separator: "\n")
  }

  /// One letter a cell for the role that it looks like, in upper case where it has an attribute of its
  /// own besides (`B` for plain text).
  static func looks(_ rows: [Row]) -> String {
    rows.map { row in String(row.map { look($0.style) }) }.joined(separator: "\n")
  }

  private static func look(_ style: Style) -> Character {
    var plain = style
    plain.attributes = []
    let letter = StyleRole.allCases.first { Theme.test[$0] == plain }?.letter ?? "?"
    if style.attributes.isEmpty { return letter }
    return letter == "." ? "B" : Character(letter.uppercased())
  }

  // MARK: Words

  /// What shows on the screen besides the text, or may stand between the parts of a broken word.
  private static let ornaments = Set("│─┼═•◦▪☐☑↳~#:…".unicodeScalars.map(\.value))

  /// The characters of a screen, from left to right and from top to bottom.
  static func ink(_ rows: [Row]) -> [UInt32] {
    rows.joined().filter { $0.width > 0 && $0.base != 0x20 }.map(\.base)
      .filter { !Self.ornaments.contains($0) }
  }

  static func ink(_ text: String) -> [UInt32] {
    ink(text.split(whereSeparator: \.isNewline).map { cells($0) })
  }

  /// Whether all of `part` is in `whole`, in order, with other characters between.
  static func isSubsequence(_ part: [UInt32], of whole: [UInt32]) -> Bool {
    var index = 0
    for character in whole where index < part.count && part[index] == character { index += 1 }
    return index == part.count
  }
}
