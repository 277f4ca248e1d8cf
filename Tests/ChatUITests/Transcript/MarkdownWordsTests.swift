import Markup
import TUI
import Testing

@testable import ChatUI

/// No text is ever dropped, at any width: what is read from the screen is what the text says.
@Suite struct MarkdownWordsTests {
  /// What shows on the screen besides the text, or may stand between the parts of a broken word.
  private static let ornaments = Set("│─┼═•◦▪☐☑↳~#:…".unicodeScalars.map(\.value))

  /// The characters of a screen, from left to right and from top to bottom.
  private func characters(_ rows: [Row]) -> [UInt32] {
    rows.joined().filter { $0.width > 0 && $0.base != 0x20 }.map(\.base)
      .filter { !Self.ornaments.contains($0) }
  }

  private func characters(_ text: String) -> [UInt32] {
    characters(text.split(whereSeparator: \.isNewline).map { cells($0) })
  }

  /// Whether all of `part` is in `whole`, in order, with other characters between.
  private func isSubsequence(_ part: [UInt32], of whole: [UInt32]) -> Bool {
    var index = 0
    for character in whole where index < part.count && part[index] == character { index += 1 }
    return index == part.count
  }

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
    let shown = characters(rows)
    if text.contains("|-") || text.contains("|:") {
      for unit in units {
        #expect(isSubsequence(characters(unit), of: shown), "\(unit) at \(width) in\n\(text)")
      }
    } else {
      #expect(
        isSubsequence(units.flatMap(characters), of: shown), "at \(width) in\n\(text)")
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
