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
}
