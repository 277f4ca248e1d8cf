import Markup
import Testing

/// Answers cut off at every character, as a stream shows them.
struct AnswerTests {
  @Test func hasAnswers() { #expect(Answers.names.count >= 15) }

  @Test(arguments: Answers.names)
  func keepsTheWordsOfEveryBeginningOfAnAnswer(name: String) throws {
    let text = try Answers.text(name)
    var scanner = MarkdownScanner()
    var grown = ""
    var shown: [[String]] = []
    for scalar in text.unicodeScalars {
      grown.unicodeScalars.append(scalar)
      let first = scanner.extend(to: grown)
      shown.removeSubrange(min(first, shown.count)...)
      for piece in scanner.pieces[shown.count...] {
        shown.append(MarkdownText.units(of: scanner.blocks(of: piece, in: grown)))
      }
      if scalar == "\n" { Self.expectWords(of: grown, in: shown) }
    }
    Self.expectWords(of: grown, in: shown)
  }

  private static func expectWords(of source: String, in units: [[String]]) {
    let text = units.joined().joined(separator: "\n")
    let shown = Set(words(in: text))
    // Marks in the middle of a word part it in the source only.
    let missing = words(in: withoutMarks(source)).filter {
      !shown.contains($0) && !text.contains($0)
    }
    #expect(missing.isEmpty, "\(source.suffix(200))")
  }

  /// Words of three letters at least: shorter ones may be an index or a variable, written smaller.
  private static func words(in text: String) -> [String] {
    text.split { !$0.isLetter }.map(String.init).filter { $0.count > 2 }
  }

  /// A source without the words that Markdown takes away: languages of code, labels and definitions of
  /// links, entities, LaTeX's commands.
  private static func withoutMarks(_ source: String) -> String {
    source.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      let content = line.drop { " \t>-*+.0123456789".contains($0) }
      if content.hasPrefix("```") || content.hasPrefix("~~~") { return "" }
      if content.hasPrefix("["), content.contains("]:") { return "" }
      return String(line)
        .replacing(/\]\[[^\]]*\]/, with: "]")
        .replacing(/&#?[A-Za-z0-9]+;/, with: " ")
        .replacing(/\\[A-Za-z]+(\{[A-Za-z]*\})?/, with: " ")
    }.joined(separator: "\n")
  }
}
