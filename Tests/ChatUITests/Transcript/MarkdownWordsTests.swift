import Markup
import TUI
import Testing

@testable import ChatUI

/// No text is ever dropped, at any width: what is read from the screen is what the text says.
@Suite struct MarkdownWordsTests {
  @Test(arguments: 1...60) func everyWordIsOnTheScreen(seed: Int) {
    var generator = MarkdownTextGenerator(seed: UInt64(seed))
    let text = generator.document()
    let units = MarkdownText.units(of: text)
    for width in [2, 3, 7, 12, 20, 41, 80, 2 + generator.next(299)] {
      let rows = MarkdownFixture.rows(text, width)
      #expect(rows.allSatisfy { $0.count <= width }, "width \(width)")
      expect(units, in: rows, width, text)
    }
    // A wide character has no room in one column; there is a row for it all the same.
    #expect(MarkdownFixture.rows(text, 1).allSatisfy { $0.count <= 1 })
  }

  /// In a table cells stand side by side, and as cards the header comes again and again: there each
  /// unit is looked for by itself.
  private func expect(_ units: [String], in rows: [Row], _ width: Int, _ text: String) {
    let shown = MarkdownFixture.ink(rows)
    if text.contains("|-") || text.contains("|:") {
      for unit in units {
        #expect(
          MarkdownFixture.isSubsequence(MarkdownFixture.ink(unit), of: shown),
          "\(unit) at \(width) in\n\(text)")
      }
    } else {
      #expect(
        MarkdownFixture.isSubsequence(units.flatMap { MarkdownFixture.ink($0) }, of: shown),
        "at \(width) in\n\(text)")
    }
  }

  @Test(arguments: 1...40) func countsTheMatchesThatTheUnitsHave(seed: Int) throws {
    var generator = MarkdownTextGenerator(seed: UInt64(seed) + 1_000)
    let text = generator.document()
    let units = MarkdownText.units(of: text)
    for words in ["w", "1", "日本", "example", "e"] {
      let pattern = try TextPattern(words)
      let count = units.reduce(0) { $0 + pattern.matches(in: $1).count }
      for width in [3, 20, 80] {
        var flow = MarkdownFlow(width: width, theme: .test, pattern: pattern)
        flow.extend(to: text)
        #expect(flow.matchCount == count, "\(words) at \(width) in\n\(text)")
        #expect((0..<count).allSatisfy { flow.row(ofMatch: $0) != nil })
      }
    }
  }
}
