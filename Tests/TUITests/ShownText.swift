@testable import TUI

/// What a row of cells reads as; the second half of a wide character is left out.
func shown(_ row: some Sequence<Cell>) -> String {
  var text = String.UnicodeScalarView()
  for cell in row where cell.width > 0 {
    for value in [cell.base, cell.marks[0], cell.marks[1], cell.marks[2], cell.marks[3]]
    where value != 0 {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
  }
  return String(text)
}

/// Pieces of text that are hard to show, for random texts.
let difficultPieces: [String] = [
  "a", "word", " ", "  ", "-", "é", "e\u{301}", "\u{301}", "日本", "語", "。", "한", "\u{1112}\u{1161}",
  "👍",
  "\u{1F3FD}", "\u{200D}", "\u{FE0F}", "❤", "🇫", "🇷", "\u{20E3}", "1", "\u{202E}", "\u{200B}",
  "\u{7}",
  "\u{1B}[31m", "\u{9B}", "\u{7F}", "\u{E0041}", "\u{378}", "\u{2028}", "नि", "\u{50000}", "©",
  "\u{A0}",
]

func randomText(_ count: Int, using generator: inout SeededGenerator) -> String {
  (0..<count).map { _ in difficultPieces.randomElement(using: &generator) ?? "" }.joined()
}
