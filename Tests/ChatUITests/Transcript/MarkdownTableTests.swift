import Markup
import TUI
import Testing

@testable import ChatUI

@Suite struct MarkdownTableTests {
  private typealias Fixture = MarkdownFixture

  private static let table = """
    | Name | Meaning | Count |
    |:-----|:-------:|------:|
    | alpha | the first letter of the alphabet | 1 |
    | `beta` | **second** | 22 |
    | omega | | 24 |
    """

  @Test func standsInColumnsWhereItFits() {
    let rows = Fixture.rows(Self.table, 80)
    #expect(
      Fixture.screen(rows) == """
        Name  │             Meaning              │ Count
        ──────┼──────────────────────────────────┼──────
        alpha │ the first letter of the alphabet │     1
        beta  │              second              │    22
        omega │                                  │    24
        """)
    #expect(
      Fixture.looks(Array(rows.prefix(4))) == """
        BBBB.|||............BBBBBBB.............|||BBBBB
        ||||||||||||||||||||||||||||||||||||||||||||||||
        .....|||................................|||.....
        cccc.|||.............!!!!!!.............|||.....
        """)
  }

  @Test func wrapsInItsCellsWhereItIsTooWide() {
    #expect(
      Fixture.screen(Self.table, 30) == """
        Name  │    Meaning     │ Count
        ──────┼────────────────┼──────
        alpha │   the first    │     1
              │ letter of the  │
              │    alphabet    │
        ──────┼────────────────┼──────
        beta  │     second     │    22
        ──────┼────────────────┼──────
        omega │                │    24
        """)
  }

  @Test func foldsToCardsWhereColumnsWouldBeTooNarrow() {
    #expect(
      Fixture.screen(Self.table, 20) == """
        Name: alpha
        Meaning: the first
          letter of the
          alphabet
        Count: 1
        ────────────────────
        Name: beta
        Meaning: second
        Count: 22
        ────────────────────
        Name: omega
        Meaning:
        Count: 24
        """)
  }

  @Test(arguments: [
    ("| a |\n|---|", "a\n─"),
    ("| a | b |\n|---|---|\n| 1 |", "a │ b\n──┼──\n1 │"),
    ("| 日本 | b |\n|--:|---|\n| c | d |", "日本 │ b\n─────┼──\n   c │ d"),
    ("| | b |\n|---|---|\n| row | x |", "    │ b\n────┼──\nrow │ x"),
  ])
  func standsAsItIs(text: String, screen: String) {
    #expect(Fixture.screen(text, 40) == screen)
  }

  @Test(arguments: [
    ([5, 10], [5, 4], 18, [5, 10], false), ([5, 10], [5, 4], 17, [5, 9], true),
    ([5, 30, 5], [5, 8, 5], 30, [5, 14, 5], true), ([30, 30], [10, 20], 40, [17, 20], true),
    ([40, 40], [30, 8], 23, [12, 8], true), ([40, 4], [40, 4], 13, [6, 4], true),
  ])
  func dividesTheWidth(
    wholes: [Int], words: [Int], width: Int, widths: [Int], isShrunk: Bool
  ) {
    let columns = TableColumns(wholes: wholes, words: words, width: width)
    #expect(columns?.widths == widths)
    #expect(columns?.isShrunk == isShrunk)
  }

  @Test func saysThatATableDoesNotFit() {
    #expect(TableColumns(wholes: [40, 40], words: [8, 8], width: 14) == nil)
    #expect(TableColumns(wholes: [10, 10, 10], words: [8, 8, 8], width: 23) == nil)
    #expect(TableColumns(wholes: [10, 10, 10], words: [8, 8, 8], width: 24) != nil)
  }

  /// A long table comes in parts; its header is not there again.
  @Test func showsALongTableInOnePiece() {
    let rows = (0..<2_000).map { "| row \($0) | some words |\n" }.joined()
    let text = "| head | other |\n|---|---|\n" + rows
    let screen = Fixture.rows(text, 40).map(TranscriptFixture.text)
    #expect(screen.filter { $0.hasPrefix("head") }.count == 1)
    #expect(screen.filter { $0.hasPrefix("row") }.count == 2_000)
    #expect(screen.count == 2_002)
    #expect(
      Fixture.rows(text, 8).filter { TranscriptFixture.text($0).hasPrefix("head:") }.count == 2_000)
  }
}
