import Testing

@testable import TUI

struct CellTextTests {
  @Test(arguments: [
    ("plain", "plain", 5),
    ("e\u{301}", "e\u{301}", 1),
    ("日本", "日本", 4),
    ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
    ("\u{1B}[31m\u{7}\r\n", "␛[31m␇␍␊", 8),
    ("\u{7F}", "␡", 1),
    ("\u{9B}1m", "<9B>1m", 6),
    ("a\u{202E}b\u{200F}\u{2066}", "a\u{FFFD}b\u{FFFD}\u{FFFD}", 5),
    ("a\u{2028}b\u{2029}", "a␤b␤", 4),
    ("a\u{200B}b\u{FEFF}\u{AD}\u{2060}\u{34F}\u{3164}\u{E0041}\u{FFF9}c", "abc", 3),
    ("👩\u{200D}👩\u{200D}👧\u{200D}👦!", "👩!", 3),
    ("👩\u{1F3FD}\u{200D}🚀", "👩", 2),
    ("❤\u{FE0F}\u{200D}🔥x", "❤x", 2),
    ("👍\u{1F3FF}", "👍", 2),
    ("a\u{1F3FF}", "a\u{1F3FF}", 3),
    ("a\u{200D}👍", "a👍", 3),
    ("🇫🇷", "FR", 2),
    ("1\u{FE0F}\u{20E3}", "1", 1),
    ("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}", "\u{1F3F4}", 2),
    ("\u{301}a", "\u{25CC}\u{301}a", 2),
    ("\u{7}\u{301}", "␇\u{25CC}\u{301}", 2),
    (" \u{301}", " \u{301}", 1),
    ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}b", "a\u{301}\u{302}\u{303}\u{304}b", 2),
    ("\u{378}\u{50000}\u{10FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
    ("\u{E0A0}", "\u{FFFD}", 1),
    ("", "", 0),
  ])
  func showsTextSafely(text: String, expected: String, expectedColumns: Int) {
    let row = cells(text)
    #expect(Array(shown(row).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(row.count == expectedColumns)
    #expect(columns(text) == expectedColumns)
  }

  @Test(arguments: [
    ("\ta", 4, "    a"), ("a\tb", 4, "a   b"), ("abcd\te", 4, "abcd    e"), ("日\tx", 4, "日  x"),
    ("a\tb", 8, "a       b"), ("a\tb", 0, "a b"),
  ])
  func movesATabToTheNextStop(text: String, tab: Int, expected: String) {
    #expect(shown(cells(text, tab: tab)) == expected)
  }

  @Test func givesAWideCharacterItsContinuationAndEveryCellTheStyle() {
    let style = Style(.indexed(2), attributes: .bold)
    #expect(
      cells("a日e\u{301}"[...], style: style) == [
        Cell(base: 0x61, style: style), Cell(base: 0x65E5, width: 2, style: style),
        .continuation(style),
        Cell(base: 0x65, marks: SIMD4(0x301, 0, 0, 0), style: style),
      ])
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
    ("abcdef", -1, ""), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本", 1, "…"), ("日本", 2, "…"),
    ("", 0, ""),
  ])
  func clipsARow(text: String, width: Int, expected: String) {
    let clipped = clip(cells(text), to: width)
    #expect(shown(clipped) == expected)
    #expect(clipped.count == columns(expected))
  }

  /// Unicode's own list of what has no look; whatever of it is known must not come through as it is.
  @Test func letsNothingInvisibleThrough() {
    let through = (0x80...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      guard scalar.properties.isDefaultIgnorableCodePoint else { return false }
      return cells("a" + String(scalar) + "b").contains { cell in
        cell.base == scalar.value || cell.marks[0] == scalar.value
      }
    }
    #expect(through == [])
  }

  @Test func givesCellsThatAddUpForAnyText() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let text = randomText(12, using: &generator)
      let row = cells(text)
      #expect(columns(text) == row.count)
      for (index, cell) in row.enumerated() {
        let isSecondHalf = index > 0 && row[index - 1].width == 2
        #expect((cell.width == 0) == isSecondHalf)
        guard cell.width > 0, let scalar = Unicode.Scalar(cell.base) else { continue }
        #expect(width(of: scalar) == Int(cell.width), "\(text.debugDescription)")
      }
    }
  }
}
