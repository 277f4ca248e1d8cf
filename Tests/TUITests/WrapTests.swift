import Testing

@testable import TUI

struct WrapTests {
  @Test(arguments: [
    ("the quick brown fox", 9, 0, ["the quick", "brown fox"]),
    ("the quick brown fox", 10, 0, ["the quick", "brown fox"]),
    ("one  two", 4, 0, ["one", "two"]),
    ("fits  ", 6, 0, ["fits  "]),
    ("tail    ", 5, 0, ["tail"]),
    ("          ", 4, 0, [""]),
    ("abcdefghij", 4, 0, ["abcd", "efgh", "ij"]),
    ("ab abcdefghij", 4, 0, ["ab", "abcd", "efgh", "ij"]),
    ("  indented code", 10, 0, ["  indented", "code"]),
    ("  verylongword", 8, 0, ["  verylo", "ngword"]),
    ("        deep", 6, 0, ["deep"]),
    ("well-known fact", 7, 0, ["well-", "known", "fact"]),
    ("a --option here", 6, 0, ["a", "--opti", "on", "here"]),
    ("from 10-20 to", 8, 0, ["from", "10-20 to"]),
    ("日本語文字", 4, 0, ["日本", "語文", "字"]),
    ("日本語文字", 5, 0, ["日本", "語文", "字"]),
    ("日本。語", 4, 0, ["日", "本。", "語"]),
    ("ab「日本」", 4, 0, ["ab", "「日", "本」"]),
    ("日本語", 1, 0, ["…", "…", "…"]),
    ("a日b", 1, 3, ["a", "…", "b"]),
    ("- item with text", 8, 2, ["- item", "  with", "  text"]),
    ("日本語", 3, 5, ["日", " 本", " 語"]),
    ("no\u{A0}break here", 9, 0, ["no\u{A0}break", "here"]),
    ("e\u{301}e\u{301} e\u{301}", 2, 0, ["e\u{301}e\u{301}", "e\u{301}"]),
    ("", 5, 0, [""]),
    ("any", 0, 0, ["any"]),
  ])
  func breaksAtWords(text: String, width: Int, indent: Int, expected: [String]) {
    #expect(wrap(cells(text), width: width, indent: indent).map(shown) == expected)
  }

  @Test func givesTheIndentTheRowsBackground() {
    let style = Style(.indexed(1), on: .indexed(4), attributes: .underline)
    let rows = wrap(cells("aa bb", style: style), width: 4, indent: 2)
    #expect(rows.count == 2)
    #expect(rows.last?.first == Cell(base: 0x20, style: Style(on: .indexed(4))))
  }

  @Test func losesNothingButBlanksAndStaysWithinTheWidth() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3000 {
      let row = cells(randomText(Int.random(in: 0...25, using: &generator), using: &generator))
      let width = Int.random(in: 2...14, using: &generator)
      let indent = Int.random(in: 0...4, using: &generator)
      let rows = wrap(row, width: width, indent: indent)
      #expect(rows.allSatisfy { $0.count <= width })
      #expect(
        rows.joined().filter { $0.base != 0x20 || $0.marks[0] != 0 }
          == row.filter { $0.base != 0x20 || $0.marks[0] != 0 })
      #expect(rows.allSatisfy { $0.first?.width != 0 && $0.last?.width != 2 })
      let parts = lineRanges(of: row, width: width, indent: indent)
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }
  }

  /// Words of letters: joined by blanks again, the rows are the text.
  @Test func keepsWordsThatFitWhole() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<1000 {
      let words = (0..<12).map { _ in
        String(repeating: "w", count: Int.random(in: 1...9, using: &generator))
      }
      let width = Int.random(in: 9...30, using: &generator)
      let rows = wrap(cells(words.joined(separator: " ")), width: width).map(shown)
      #expect(rows.joined(separator: " ") == words.joined(separator: " "))
      // Greedy: no row could have taken the next row's first word.
      for (row, next) in zip(rows, rows.dropFirst()) {
        let word = next.prefix { $0 != " " }
        #expect(row.count + 1 + word.count > width)
      }
    }
  }
}
