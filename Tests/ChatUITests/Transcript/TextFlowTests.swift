import TUI
import Testing

@testable import ChatUI

@Suite struct TextFlowTests {
  private typealias Fixture = TranscriptFixture

  private struct Generator {
    var state: UInt64
    /// A number in 0..<bound (Knuth's MMIX constants).
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let fragments = [
    "word ", "日本語", "é", "e\u{301}", "\n", "\n\n", "```\n", "```swift\n", "~~~\n", "# ", "> ",
    "- ", "`", "\t", "👍🏽", "a_long_identifier_without_any_blank_in_it",
    "\r\n", "  ",
  ]

  private func flow(_ width: Int) -> TextFlow {
    TextFlow(TextLook(width: width, theme: Fixture.theme, base: .text, hasCode: true))
  }

  private func rows(_ flow: TextFlow, _ text: String) -> [Row] {
    var flow = flow
    var rows: [Row] = []
    flow.rows(0..<flow.rowCount, of: text, to: &rows)
    return rows
  }

  @Test(arguments: 1...12) func streamedTextIsLaidOutAsTheWholeIs(seed: UInt64) {
    var random = Generator(state: seed)
    let width = 1 + random.next(60)
    var text = ""
    var streamed = flow(width)
    for step in 0..<150 {
      let fragment = Self.fragments[random.next(Self.fragments.count)]
      text += String(repeating: fragment, count: random.next(20) == 0 ? 300 : 1)
      streamed.extend(to: text)
      guard step % 10 == 0 else { continue }
      var whole = flow(width)
      whole.extend(to: text)
      #expect(rows(streamed, text) == rows(whole, text), "step \(step)")
    }
    #expect(streamed.rowCount == rows(streamed, text).count)
  }

  @Test(arguments: [2, 7, 40, 200]) func losesNoCharacterButBlanks(width: Int) {
    var random = Generator(state: UInt64(width))
    let fragments = ["word ", "日本", "identifier", "\n", "```\n", "- ", "(x) ", "**b** "]
    var text = ""
    for _ in 0..<3_000 { text += fragments[random.next(fragments.count)] }
    var flow = flow(width)
    flow.extend(to: text)
    let shown = rows(flow, text).joined().filter { $0.width > 0 && $0.base != 0x20 }.map(\.base)
    #expect(shown == text.unicodeScalars.filter { $0 != " " && $0 != "\n" }.map(\.value))
    #expect(rows(flow, text).allSatisfy { $0.count <= width })
  }

  @Test(arguments: [
    String(repeating: "a", count: 5_000), String(repeating: "日", count: 5_000),
    "e" + String(repeating: "\u{301}", count: 5_000), String(repeating: "ab ", count: 5_000),
    String(repeating: "e\u{301}", count: 5_000),
  ])
  func cutsAVeryLongLineBetweenCharacters(line: String) {
    var flow = flow(80)
    flow.extend(to: line + "\nend")
    let rows = rows(flow, line + "\nend")
    let shown = rows.dropLast().joined().filter { $0.width > 0 && $0.base != 0x20 }
    #expect(rows.last.map(Fixture.text) == "end")
    if line.count == 1 {
      // A run of marks that is longer than a piece has to be cut somewhere.
      #expect(shown.count <= 12)
    } else {
      #expect(
        shown.map(\.base)
          == line.unicodeScalars.filter { $0 != " " && $0 != "\u{301}" }.map(\.value))
    }
  }

  @Test func showsNoBlankRowsAtTheEnds() {
    var flow = flow(20)
    let text = "\n\nfirst\n\nsecond\n\n"
    flow.extend(to: text)
    #expect(rows(flow, text).map(Fixture.text) == ["first", "", "second"])
  }

  @Test(arguments: [1, 8, 33, 80]) func findsEachRowBySource(width: Int) {
    let text = (0..<300).map { "line \($0) of several words\n" }.joined()
    var flow = flow(width)
    flow.extend(to: text)
    for row in 0..<flow.rowCount {
      let source = flow.source(ofRow: row)
      #expect(flow.row(offset: source.offset, column: source.column) == row)
    }
  }

  // MARK: Lines

  @Test(
    arguments: [
      ("text", .paragraph(hang: 0)), ("", .paragraph(hang: 0)), ("#tag", .paragraph(hang: 0)),
      ("# text", .paragraph(hang: 0)), ("> said", .paragraph(hang: 0)),
      ("- item", .paragraph(hang: 2)), ("  * item", .paragraph(hang: 4)),
      ("+ item", .paragraph(hang: 2)), ("12. item", .paragraph(hang: 4)),
      ("1) item", .paragraph(hang: 3)), ("-no", .paragraph(hang: 0)),
      ("3.14 no", .paragraph(hang: 0)), ("**no**", .paragraph(hang: 0)),
      ("```", .code), ("   ~~~~ swift", .code), ("``", .paragraph(hang: 0)),
      ("``` a `b`", .paragraph(hang: 0)),
    ] as [(String, LineKind)])
  func tellsLinesApart(line: String, kind: LineKind) {
    #expect(LineKind(Array(line.utf8), in: nil) == kind)
  }

  @Test(arguments: [
    ("```", "```", true), ("```", "````", true), ("````", "```", false), ("```", "~~~", false),
    ("```", "``` x", false), ("```", "  ```  ", true), ("~~~", "~~~", true),
  ])
  func closesAFenceWithItsLikeOnly(opening: String, line: String, closes: Bool) throws {
    let fence = try #require(CodeFence(opening: Array(opening.utf8)))
    #expect(fence.isClosed(by: Array(line.utf8)) == closes)
    #expect(LineKind(Array(line.utf8), in: fence) == .code)
  }

  // MARK: Figures

  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1.0k"), (1_940, "1.9k"), (9_949, "9.9k"), (9_950, "10k"),
    (123_456, "123k"), (999_499, "999k"), (999_500, "1.0M"), (12_345_678, "12M"),
    (.max, "1000000000M"), (-1_500, "-1.5k"),
  ])
  func shortensCounts(number: Int, text: String) {
    #expect(FigureText.count(number) == text)
  }

  @Test(
    arguments: [
      (0, "$0"), (1.5, "$1.50"), (12.345, "$12.35"), (0.25, "$0.25"), (0.0123, "$0.012"),
      (0.00042, "$0.00042"), (0.000_000_000_1, "$0.000000000"), (-1, nil), (.nan, nil),
      (.infinity, nil), (1e300, nil),
    ] as [(Double, String?)])
  func neverMakesUpACost(dollars: Double, text: String?) {
    #expect(FigureText.cost(dollars) == text)
  }

  @Test(
    arguments: [
      (0, "0.0 s"), (3.42, "3.4 s"), (59.94, "59.9 s"), (59.96, "1 min 0 s"), (125.2, "2 min 5 s"),
      (-1, nil), (.nan, nil), (1e300, nil),
    ] as [(Double, String?)])
  func saysHowLongItTook(seconds: Double, text: String?) {
    #expect(FigureText.seconds(seconds) == text)
  }
}
