import Markup
import Testing

/// That a token costs its last piece, in bytes read.
struct ScannerCostTests {
  static let answer: String = {
    var generator = MarkdownGenerator(seed: 77, hasGarbage: false)
    return generator.document(blocks: 60) + "\n\n"
  }()

  @Test func readsAsMuchForTheLastTenthAsForTheFirst() {
    let unit = Self.answer
    let tenth = unit.utf8.count
    var scanner = MarkdownScanner()
    var text = ""
    var costs: [Int] = []
    for _ in 0..<10 {
      let before = scanner.scannedBytes
      var parsed = 0
      for token in unit.split(by: 40) {
        text += token
        let first = scanner.extend(to: text)
        parsed += scanner.pieces[first...].reduce(0) { $0 + $1.range.count }
      }
      costs.append(scanner.scannedBytes - before + parsed)
    }
    #expect(text.utf8.count == 10 * tenth)
    #expect(Double(costs[9]) <= 1.2 * Double(costs[0]))
  }

  /// Texts without any place to cut them but their length.
  static let endless: [(String, String, String)] = [
    ("line", "", "word "), ("wordless line", "", "xxxxx"), ("paragraph", "", "some words\n"),
    ("fence", "```\n", "let a = 1\n"), ("indented code", "", "    let a = 1\n"),
    ("fence in an item", "- a\n\n  ```\n", "  let a = 1\n"),
    ("fence in a quote in an item", "1. > ~~~c\n", "   > x = 1\n"),
    ("quote", "", "> words\n"), ("nested list", "- a\n", "  - b\n"), ("item", "- a\n", "  b\n"),
    ("table", "| a | b |\n|---|---|\n", "| 1 | 2 |\n"),
    ("table in an item", "- | a | b |\n  |---|---|\n", "  | 1 | 2 |\n"),
    ("HTML", "<div>\n", "<b>x</b>\n"), ("comment", "<!--\n", "x\n\n"), ("blank lines", "a\n", "\n"),
    ("quote marks", "", ">"), ("brackets", "", "["), ("stars", "", "* "),
    ("opening stars", "", "*a"),
    ("math", "$$\n", "x + y\n"), ("dollars", "", "$1 "), ("definitions", "", "[a]: /b\n"),
    ("headings", "#", " #"), ("items", "", "- "),
  ]

  @Test(arguments: endless)
  func cutsWhatHasNoEnd(name: String, opening: String, repeated: String) {
    let count = 200_000 / repeated.utf8.count
    let text = opening + String(repeating: repeated, count: count)
    var scanner = MarkdownScanner()
    _ = scanner.extend(to: text)
    let bound = 3 * 4096 + 1
    #expect(scanner.pieces.allSatisfy { $0.range.count <= bound })
    #expect(scanner.scannedBytes <= text.utf8.count + bound)
    // Nothing is dropped, in the middle or at a cut.
    let letters = repeated.filter { $0.isLetter || $0.isNumber }
    guard name != "definitions", !letters.isEmpty else { return }
    let shown = scanner.pieces.reduce(0) { sum, piece in
      sum
        + MarkdownText.units(of: scanner.blocks(of: piece, in: text)).reduce(0) {
          $0 + $1.count { letters.contains($0) }
        }
    }
    let own = opening.count { letters.contains($0) && $0 != "c" }
    #expect(shown >= letters.count * count + (name == "table" ? 0 : own - 3))
  }
}

extension String {
  /// In parts of so many scalars.
  func split(by count: Int) -> [String] {
    var parts: [String] = []
    var rest = Substring(self).unicodeScalars
    while !rest.isEmpty {
      parts.append(String(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return parts
  }
}
