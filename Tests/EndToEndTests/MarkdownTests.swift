import TerminalHarness
import Testing

/// What answers look like once they are there, and that no half of a sign is left behind.
@Suite(.inHomes) struct MarkdownTests {
  @Test func laysOutEveryKindOfBlock() async throws {
    let program = try Home.current.demo("demo/markdown")
    try await program.send("Hello there")
    let end = try await program.waitForAnswer()
    #expect(
      rows(of: end, from: "left", count: 4) == [
        "left                     │ middle │ right",
        "─────────────────────────┼────────┼──────",
        "a                        │   b    │     1",
        "a longer cell, with code │   ok   │ 1,000",
      ])
    #expect(end.contains("formula as it was written, E = mc²; a hard break"))
    #expect(end.contains("an escaped *star*; and an entity, ©."))
    #expect(!end.contains("```"), "\(end)")

    program.press(.ctrlHome)
    let start = try await program.terminal.waitUntilShown("the beginning") { $0.contains("you · ") }
    #expect(
      rows(of: start, from: " 1. First things first", count: 8) == [
        " 1. First things first",
        "    • with a detail below",
        "      ◦ and one below that",
        " 2. A second thing, with a paragraph of its own:",
        "",
        "    which belongs to the item that it is indented under.",
        "",
        "☑ done",
      ])
    #expect(start.contains("☐ still to do"))
    #expect(start.contains("A link (https://docs.cline.bot/api) shows where it"))
    let strong = try #require(start.find("strong"))
    #expect(start.cell(row: strong.row, column: strong.column).bold)
    #expect(!start.cell(row: strong.row, column: strong.column - 2).bold)
  }

  @Test func coloursCodeByItsLanguage() async throws {
    let program = try Home.current.demo("demo/code")
    try await program.send("Hello there")
    // The rest of the answer is not what is tested.
    try await program.waitFor(text: "What it runs in:")
    program.press(.escape)
    try await program.waitForAnswer()
    program.press(.ctrlHome)
    let screen = try await program.terminal.waitUntilShown("the first block of code") {
      $0.contains("you · ") && $0.contains("print(most_frequent(sys.stdin))")
    }
    #expect(screen.lines.contains { $0.text == "  python" })
    #expect(!screen.contains("```"), "\(screen)")
    // A keyword, a name, a comment: each in its own way; the words of a text alike.
    let row = try #require(screen.find("# ties: first seen")).row
    let styles = ["return", "words", "# ties", "first seen"].map { style(of: $0, in: screen, row) }
    #expect(styles[0] != styles[1])
    #expect(styles[1] != styles[2])
    #expect(styles[2] == styles[3])
    let text = try #require(screen.find("The same small task")).row
    #expect(style(of: "The", in: screen, text) == style(of: "languages", in: screen, text))
  }

  @Test func writesFormulasAsTheyAreRead() async throws {
    let program = try Home.current.demo("demo/formulas")
    try await program.send("Hello there")
    let screen = try await program.waitForAnswer()
    for words in [
      "as in a² + b² = c² or α ≤ π/2", "x_(1,2) = (-b ± √(b² - 4ac))/(2a)",
      "∑ᵢ₌₁ⁿ i = (n(n+1))/2", "it costs $5 today and $6 tomorrow", "μ = 1/n ∑ xᵢ",
    ] {
      #expect(screen.contains(words), "\(words)\(screen)")
    }
    #expect(!screen.contains("\\frac"))
  }

  /// Rows from the first that begins with a text.
  private func rows(of screen: Screen, from text: String, count: Int) -> [String] {
    Array(screen.lines.map(\.text).drop { !$0.hasPrefix(text) }.prefix(count))
  }

  /// How the first character of a text is shown in a row: its cell without the character.
  private func style(of text: String, in screen: Screen, _ row: Int) -> ScreenCell? {
    guard let start = screen.row(row).firstRange(of: text)?.lowerBound else { return nil }
    // The rows asked about hold nothing but characters of one column.
    let column = screen.row(row).distance(from: screen.row(row).startIndex, to: start)
    var cell = screen.cell(row: row, column: column)
    cell.text = ""
    return cell
  }
}
