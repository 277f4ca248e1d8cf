import Markup
import TUI
import Testing

@testable import ChatUI

/// What is looked for, marked on the screen.
@Suite struct MarkdownMatchTests {
  private typealias Fixture = MarkdownFixture

  private func pattern(_ words: String) throws -> TextPattern {
    try TextPattern(words, options: TextPattern.Options())
  }

  private func marked(_ rows: [Row]) -> [String] {
    let match = Theme.test[.match]
    return rows.map { row in
      TranscriptFixture.text(row.map { $0.style == match ? $0 : .blank })
    }
  }

  @Test func marksAMatchThatIsBrokenOverRows() throws {
    let rows = Fixture.rows(
      "some words and more words here", 12, pattern: try pattern("words and more"))
    #expect(Fixture.screen(rows) == "some words\nand more\nwords here")
    #expect(marked(rows) == ["     words", "and more", ""])
  }

  @Test func marksWhatReadsAsOneThoughItIsWrittenWithMarks() throws {
    let text = "a **bo**ld [word](https://x.example) ~~and~~ `co`de"
    for (words, shown) in [
      ("bold word", "  bold word"), ("word (https", "       word (https"),
      ("and code", "                                  and   code"),
    ] {
      let rows = Fixture.rows(text, 80, pattern: try pattern(words))
      #expect(marked(rows) == [shown])
    }
  }

  @Test func standsOutInItsOwnLook() throws {
    var flow = MarkdownFlow(width: 40, theme: .test, pattern: try pattern("ab"), currentMatch: 1)
    let text = "ab\n\n- ab\n\n```\nab\n```"
    flow.extend(to: text)
    #expect(flow.matchCount == 3)
    #expect(
      Fixture.looks(Fixture.rows(&flow, text)).split(separator: "\n")
        == ["MM", "..**", "  MM"].map {
          Substring($0.replacing("  ", with: ".."))
        })
    flow.currentMatch = 2
    #expect(Fixture.looks(Fixture.rows(&flow, text)).hasSuffix("**"))
    #expect((0..<4).map { flow.row(ofMatch: $0) } == [0, 2, 4, nil])
  }

  /// A layout that looks for something else is the one that looked for it from the beginning.
  @Test(arguments: 0..<40) func looksForSomethingElse(seed: UInt64) throws {
    var generator = MarkdownTextGenerator(seed: seed)
    let first = generator.document()
    let whole = first + "\n\nmore words\n\n" + generator.document()
    var flow = MarkdownFlow(width: 30, theme: .test, pattern: try pattern("é"))
    flow.extend(to: first)
    _ = Fixture.rows(&flow, first)
    func check(_ text: String, _ pattern: TextPattern?) {
      var fresh = MarkdownFlow(width: 30, theme: .test, pattern: pattern)
      fresh.extend(to: text)
      #expect(Fixture.rows(&flow, text) == Fixture.rows(&fresh, text))
      #expect(flow.matchCount == fresh.matchCount)
      let matches = 0..<fresh.matchCount
      #expect(matches.map { flow.row(ofMatch: $0) } == matches.map { fresh.row(ofMatch: $0) })
    }
    for words in ["word", "1 ", nil, "nowhere", "o"] {
      let pattern = try words.map { try self.pattern($0) }
      flow.look(for: pattern, in: first)
      check(first, pattern)
    }
    flow.look(for: try pattern("w"), in: whole)
    flow.extend(to: whole)
    check(whole, try pattern("w"))
  }

  @Test func laysOutOnlyWhatHasAMatchForANewPattern() throws {
    let text = (0..<100).map { "paragraph \($0) of some words" }.joined(separator: "\n\n")
    var flow = MarkdownFlow(width: 80, theme: .test)
    flow.extend(to: text)
    let before = flow.cellsMade
    flow.look(for: try pattern("nowhere"), in: text)
    #expect(flow.cellsMade == before)
    flow.look(for: try pattern("paragraph 77"), in: text)
    #expect(flow.matchCount == 1)
    #expect(flow.row(ofMatch: 0) == 154)
    #expect(flow.cellsMade - before < 80)
  }

  @Test(arguments: [8, 30, 80]) func findsTheRowOfEachMatchInATable(width: Int) throws {
    let text = "| aa b | c |\n|---|---|\n| x aa | y |\n| z | long words, and aa at the end |\n"
    var flow = MarkdownFlow(width: width, theme: .test, pattern: try pattern("aa"))
    flow.extend(to: text)
    #expect(flow.matchCount == 3)
    let rows = Fixture.rows(&flow, text)
    for match in 0..<3 {
      flow.currentMatch = match
      let row = try #require(flow.row(ofMatch: match))
      let current = Fixture.rows(&flow, text)[row]
      #expect(current.contains { $0.style == Theme.test[.selection] }, "\(match)")
      #expect(TranscriptFixture.text(rows[row]).contains("aa"))
    }
  }
}
