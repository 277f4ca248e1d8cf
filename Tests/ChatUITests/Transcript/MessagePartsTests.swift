import Chat
import Markup
import TUI
import Testing

@testable import ChatUI

/// The parts of a message's layout: its blocks, its reasoning, its header.
@Suite struct MessagePartsTests {
  private typealias Fixture = TranscriptFixture

  private func layout(
    _ message: Message, width: Int = 40, reasoning: ReasoningDisplay = .tail,
    pattern: TextPattern? = nil, previous: WallTime? = nil, isBookmarked: Bool = false
  ) -> MessageLayout {
    var context = Fixture.context
    context.reasoning = reasoning
    context.pattern = pattern
    var layout = MessageLayout(
      message.role, key: MessageLayout.Key(width: width, context: context))
    layout.update(message, siblings: nil, previous: previous, isBookmarked: isBookmarked)
    return layout
  }

  private func lines(_ layout: MessageLayout, _ message: Message) -> [String] {
    var layout = layout
    var rows: [Row] = []
    layout.rows(0..<layout.rowCount, of: message, to: &rows)
    return rows.map(Fixture.text)
  }

  // MARK: Blocks

  @Test func namesTheBlocksOfAnAnswer() {
    let message = Fixture.answer(
      "a",
      """
      # Title
      text that is
      broken

      - one
      - two

      ~~~ swift
      let a = 1

      let b = 2
      ~~~

          indented

      > quote

      | a |
      |---|
      | b |
      """)
    var layout = layout(message)
    let blocks = layout.blocks(of: message)
    let shown = lines(layout, message)
    #expect(
      blocks.map { block in
        "\(block.kind) \(shown[block.rows.lowerBound]) ×\(block.rows.count)"
      } == [
        "heading(level: 1) # Title ×2", "text text that is ×2", "list • one ×2",
        #"code(info: "swift")   swift ×4"#, #"code(info: "")   indented ×1"#, "quote │ quote ×1",
        "table a ×3",
      ])
    #expect(
      blocks.map { layout.copyText(of: $0, in: message) } == [
        "# Title", "text that is\nbroken", "- one\n- two", "let a = 1\n\nlet b = 2\n",
        "indented\n", "> quote", "| a |\n|---|\n| b |",
      ])
    #expect(blocks.map(\.index) == Array(0..<7))
  }

  @Test func copiesALongBlockOfCodeWhole() {
    let code = (0..<200).map { "let a\($0) = \($0)\n" }.joined()
    let message = Fixture.answer("a", "Text:\n\n```swift\n\(code)```\nAfter.")
    var layout = layout(message)
    let blocks = layout.blocks(of: message)
    #expect(blocks.map(\.kind) == [.text, .code(info: "swift"), .text])
    #expect(layout.copyText(of: blocks[1], in: message) == code)
    #expect(blocks[1].rows.count == 201)
  }

  @Test func tellsCodeInAPromptApart() {
    let message = Fixture.prompt("p", "Why?\n```\na\n```\nSo.")
    var layout = layout(message)
    let blocks = layout.blocks(of: message)
    #expect(blocks.map(\.kind) == [.prompt, .code(info: ""), .prompt])
    #expect(blocks.map(\.rows) == [1..<2, 2..<5, 5..<6])
    #expect(blocks.map { layout.copyText(of: $0, in: message) } == ["Why?", "a\n", "So."])
  }

  // MARK: Matches

  @Test func findsTheLinesOfAPrompt() throws {
    let text = "one two\n" + String(repeating: "filler ", count: 20) + "two\ntwotwo"
    let message = Fixture.prompt("p", text)
    let pattern = try TextPattern("two")
    for width in [5, 20, 80] {
      var layout = layout(message, width: width, pattern: pattern)
      #expect(layout.matchCount(of: message) == 4)
      for match in 0..<4 {
        let row = layout.row(ofMatch: match, of: message)
        #expect(row.map { lines(layout, message)[$0].contains("tw") } == true)
      }
      let beyond = layout.row(ofMatch: 4, of: message)
      #expect(beyond == nil)
    }
  }

  // MARK: Reasoning

  private static let thoughts = "one\ntwo\nthree\nfour\nfive\nsix\nseven"

  @Test(arguments: [
    (ReasoningDisplay.collapsed, ["▸ reasoning · 214 tok · 7 lines", "", "Answer"]),
    (.tail, ["… reasoning · 214 tok · 7 lines", "five", "six", "seven", "", "Answer"]),
    (
      .full,
      [
        "▾ reasoning · 214 tok · 7 lines", "one", "two", "three", "four", "five", "six", "seven",
        "",
        "Answer",
      ]
    ),
  ])
  func showsAsMuchReasoningAsIsAskedFor(display: ReasoningDisplay, rows: [String]) {
    var attempt = Fixture.attempt()
    attempt.usage = Usage(reasoningTokens: 214)
    let message = Fixture.answer(
      "a", "Answer", reasoning: Self.thoughts, attempts: [attempt])
    #expect(Array(lines(layout(message, reasoning: display), message).dropFirst()) == rows)
  }

  @Test func finishedReasoningCostsNothingWhileTheAnswerComes() {
    var message = Fixture.answer(
      "a", "A", reasoning: String(repeating: "thought ", count: 2_000), state: .streaming)
    var whole = layout(message, reasoning: .tail)
    _ = lines(whole, message)
    let before = whole.cellsMade
    for _ in 0..<50 {
      message.text += "x"
      whole.isStale = true
      whole.update(message, siblings: nil)
      _ = lines(whole, message)
    }
    // The answer's one word alone.
    #expect(whole.cellsMade - before < 50 * 60)
  }

  // MARK: Header

  @Test func namesTheDayWhenItIsAnother() {
    // The message is of 2026-01-31, 14:02 by the tests' clock.
    let message = Fixture.prompt("p", "text")
    func head(_ hours: Double) -> [String] {
      let previous = WallTime(seconds: Fixture.time.seconds - hours * 3_600)
      return lines(layout(message, previous: previous), message).dropLast()
    }
    #expect(head(14) == ["you · 14:02"])
    #expect(head(15) == ["── Sat 31 Jan 2026 ──", "you · 14:02"])
    #expect(head(365 * 24) == ["── Sat 31 Jan 2026 ──", "you · 14:02"])
  }

  @Test(arguments: [
    (-719_528.0 * 86_400, "Sat 1 Jan 0"), (-86_400, "Wed 31 Dec 1969"), (0, "Thu 1 Jan 1970"),
    (951_782_400, "Tue 29 Feb 2000"), (1_795_392_000, "Mon 23 Nov 2026"),
  ])
  func knowsTheDayOfTheWeek(seconds: Double, name: String) {
    let rule = DayRule(
      WallTime(seconds: seconds), after: WallTime(seconds: 86_400 * 365 * 100),
      zone: ZoneOffsets(fixed: 0))
    #expect(rule.map { Fixture.text($0.row(width: 60, theme: Fixture.theme)) } == "── \(name) ──")
  }

  @Test func findsItsRowsAgainBeneathTheLineOfTheDay() {
    let message = Fixture.answer("a", "one\n\ntwo", reasoning: "why")
    let layout = layout(message, previous: WallTime(seconds: 0))
    for row in 0..<layout.rowCount { #expect(layout.row(of: layout.place(ofRow: row)) == row) }
    #expect(layout.place(ofRow: 0) == .day)
    #expect(layout.place(ofRow: 1) == .header)
  }

  @Test func marksABookmark() {
    let message = Fixture.prompt("p", "text")
    #expect(lines(layout(message, isBookmarked: true), message)[0] == "you · 14:02 ★")
  }
}
