import Markup
import TUI
import Testing

@testable import ChatUI

/// What is written once must be what the whole text looks like.
struct GrowingRowsTests {
  static let texts = [
    "One paragraph that is long enough for some rows of the screen, with **strong** and `code` in it.",
    "### Lists\n\n1. First things first\n   - with a detail below\n2. A second thing:\n\n   which belongs\n\n- [x] done\n- [ ] to do\n\n### Quotes\n\n> What is quoted\n> may hold anything\n",
    "Code:\n\n```swift\nlet a = 1\n\nprint(a)\n```\n\nand after it.",
    "| left | right |\n|---|---|\n| a | b |\n\nBelow.\n\n---\n\nEnd",
    "A [link](https://example.org/path) and *emphasis that goes on over the end of a row* here.\n\n> quote one\n\n- a\n- b\n\nlast",
    "漢字かな交じり文は二桁の幅がある。それでも行は正しく折り返される。",
  ]

  private static func whole(_ text: String, _ width: Int) -> [String] {
    var flow = MarkdownFlow(width: width, theme: .test)
    flow.extend(to: text)
    var rows: [Row] = []
    flow.rows(0..<flow.rowCount, of: text, to: &rows)
    return rows.map { StyledLine.text($0) }
  }

  private static func grown(_ text: String, _ width: Int, step: Int) -> [String] {
    var rows = GrowingRows(width: width, theme: .test)
    var written: [Row] = []
    let characters = Array(text)
    for end in stride(from: step, to: characters.count, by: step) {
      written += rows.take(String(characters[..<end]))
    }
    written += rows.take(text, isWhole: true)
    return written.map { StyledLine.text($0) }
  }

  @Test(arguments: texts, [1, 3, 1_000])
  func looksLikeTheWholeText(text: String, step: Int) {
    for width in [20, 40] {
      #expect(Self.grown(text, width, step: step) == Self.whole(text, width))
    }
  }

  @Test func aRowIsWrittenBeforeItsParagraphEnds() {
    var rows = GrowingRows(width: 20, theme: .test)
    #expect(
      rows.take("These are some words that").map { StyledLine.text($0) } == ["These are some words"]
    )
    #expect(rows.take("These are some words that follow **each other").isEmpty)
    let rest = rows.take("These are some words that follow **each other**.", isWhole: true)
    #expect(rest.count == 2)
  }

  @Test func whatReadsOtherwiseInTheEndComesAgain() {
    var rows = GrowingRows(width: 20, theme: .test)
    let first = rows.take("A title of two rows, it seems").map { StyledLine.text($0) }
    #expect(first == ["A title of two rows,"])
    // The line beneath makes it a heading: other rows, of which none may be missing.
    let rest = rows.take("A title of two rows, it seems\n===\n", isWhole: true)
    #expect(
      rest.map { StyledLine.text($0, hasStyle: false) }.joined(separator: " ").contains("it seems"))
  }
}
