import Markup
import TUI
import Testing

@testable import ChatUI

/// A growing text: what is laid out, found again, and what it costs.
@Suite struct MarkdownFlowTests {
  private typealias Fixture = MarkdownFixture

  private static let text = """
    # Title

    A paragraph with a [link][1], **strong** words and some more of them, so that it is broken.

    1. first
    2. second
       - nested, and also long enough to be broken into rows at most widths
    3. third

    > quoted words

    ```swift
    let a = 1
    // \(String(repeating: "long comment ", count: 20))
    /* open
    still */ let b = "2"
    ```

    | a | b |
    |---|---|
    | 1 | 日本語 and more words than fit |

    Last.

    [1]: https://example.com/target
    """

  @Test(arguments: [1, 4, 9, 20, 47, 80])
  func streamedTextIsLaidOutAsTheWholeIs(width: Int) {
    var streamed = MarkdownFlow(width: width, theme: .test)
    var text = ""
    for (index, character) in Self.text.enumerated() {
      text.append(character)
      streamed.extend(to: text)
      guard index % 7 == 0 || text.utf8.count == Self.text.utf8.count else { continue }
      #expect(Fixture.rows(&streamed, text) == Fixture.rows(text, width), "after \(index)")
    }
  }

  /// While what refers to it may still change itself.
  @Test func aDefinitionThatGrowsRightBehindItsUseIsFollowed() {
    let whole = "See [it].\n\n[it]: https://example.com/page"
    var streamed = MarkdownFlow(width: 60, theme: .test)
    var text = ""
    for character in whole {
      text.append(character)
      streamed.extend(to: text)
      #expect(Fixture.rows(&streamed, text) == Fixture.rows(text, 60), "\(text)")
    }
    #expect(TranscriptFixture.text(Fixture.rows(&streamed, text)[0]).contains("example.com/page"))
  }

  @Test(arguments: [1, 3, 12, 40, 80]) func findsEachRowBySource(width: Int) {
    var flow = MarkdownFlow(width: width, theme: .test)
    flow.extend(to: Self.text)
    for row in 0..<flow.rowCount {
      let source = flow.source(ofRow: row)
      #expect(flow.row(offset: source.offset, column: source.column, row: source.row) == row)
    }
  }

  @Test func showsTheSameWordsAtTheTopAtAnotherWidth() {
    let words = (0..<400).map { "word\($0)" }.joined(separator: " ")
    let text = "# A\n\n\(words)\n\n- \(words)"
    for (from, to) in [(80, 33), (33, 80), (20, 121)] {
      var wide = MarkdownFlow(width: from, theme: .test)
      var narrow = MarkdownFlow(width: to, theme: .test)
      wide.extend(to: text)
      narrow.extend(to: text)
      let before = Fixture.rows(&wide, text).map(TranscriptFixture.text)
      let after = Fixture.rows(&narrow, text).map(TranscriptFixture.text)
      for row in stride(from: 3, to: wide.rowCount, by: 5) where !before[row].isEmpty {
        let source = wide.source(ofRow: row)
        let found = narrow.row(offset: source.offset, column: source.column, row: source.row)
        let first = before[row].split(separator: " ").first { $0.hasPrefix("word") }
        #expect(after[found].split(separator: " ").contains { $0 == first }, "row \(row)")
      }
    }
  }

  @Test func keepsAPlaceWhileTheTextAboveItIsCutIntoPieces() {
    let words = (0..<6_000).map { "word\($0)" }.joined(separator: " ")
    var text = String(words.prefix(7_000))
    var flow = MarkdownFlow(width: 60, theme: .test)
    flow.extend(to: text)
    let row = flow.rowCount - 10
    let source = flow.source(ofRow: row)
    let before = TranscriptFixture.text(Fixture.rows(&flow, text)[row])
    text = words
    flow.extend(to: text)
    let found = flow.row(offset: source.offset, column: source.column, row: source.row)
    #expect(TranscriptFixture.text(Fixture.rows(&flow, text)[found]) == before)
  }

  @Test func aDefinitionThatComesLateChangesOnlyWhatRefersToIt() {
    var text = "A [link][x].\n\n" + (0..<500).map { "Paragraph \($0).\n\n" }.joined()
    var flow = MarkdownFlow(width: 40, theme: .test)
    flow.extend(to: text)
    #expect(TranscriptFixture.text(Fixture.rows(&flow, text)[0]) == "A [link][x].")
    let before = flow.cellsMade
    text += "[x]: https://example.com/a/long/way/to/go\n"
    flow.extend(to: text)
    #expect(flow.cellsMade - before < 200)
    #expect(Fixture.rows(&flow, text) == Fixture.rows(text, 40))
    #expect(TranscriptFixture.text(Fixture.rows(&flow, text)[1]).hasPrefix("(https://"))
  }

  @Test func drawsTheSameScreenTwiceForThePriceOfOne() {
    let text = Self.text
    var flow = MarkdownFlow(width: 60, theme: .test)
    flow.extend(to: text)
    let first = Fixture.rows(&flow, text)
    let before = (flow.cellsMade, flow.codeLinesRead)
    #expect(Fixture.rows(&flow, text) == first)
    #expect((flow.cellsMade, flow.codeLinesRead) == before)
  }

  @Test func looksOnlyAtCodeThatIsSeen() {
    let text = "```swift\n" + (0..<5_000).map { "let a\($0) = \"\($0)\"\n" }.joined() + "```\n"
    var flow = MarkdownFlow(width: 60, theme: .test)
    flow.extend(to: text)
    #expect(flow.codeLinesRead == 0)
    var rows: [Row] = []
    flow.rows(0..<50, of: text, to: &rows)
    #expect((50...120).contains(flow.codeLinesRead))
    // Far below: what the code there begins in is not worth looking at all of it.
    flow.rows(4_000..<4_050, of: text, to: &rows)
    #expect(flow.codeLinesRead < 120 + 120)
  }

  @Test func aTokenOfCodeCostsItsLine() {
    var text = "```swift\n" + (0..<20).map { "let a\($0) = \"\($0)\"\n" }.joined()
    var flow = MarkdownFlow(width: 60, theme: .test)
    flow.extend(to: text)
    _ = Fixture.rows(&flow, text)
    let before = flow.codeLinesRead
    for _ in 0..<10 {
      text += "x"
      flow.extend(to: text)
      _ = Fixture.rows(&flow, text)
    }
    #expect(flow.codeLinesRead - before == 10)
  }

  @Test func goesOnInTheStateThatCodeAboveEndsIn() {
    let lines = (0..<100).map { "line \($0)\n" }.joined()
    let text = "```swift\n/*\n\(lines)*/\nlet a = 1\n```\n"
    for first in [0, 60, 103] {
      var flow = MarkdownFlow(width: 60, theme: .test)
      flow.extend(to: text)
      var rows: [Row] = []
      flow.rows(first..<flow.rowCount, of: text, to: &rows)
      let comment = Fixture.looks(rows).split(separator: "\n")
      #expect(
        comment.suffix(1) == Fixture.looks(Fixture.rows(text, 60)).split(separator: "\n").suffix(1))
    }
  }
}
