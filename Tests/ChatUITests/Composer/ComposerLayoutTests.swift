import ChatUI
import TUI
import Testing

@Suite struct ComposerLayoutTests {
  /// The rows, and `^` under the cursor after its row.
  private func screen(_ composer: Composer, width: Int, limit: Int = 10) -> [String] {
    let layout = composer.layout(width: width, limit: limit, theme: ComposerText.theme)
    var lines = ComposerText.rows(layout)
    lines.insert(
      String(repeating: " ", count: layout.cursor.column) + "^", at: layout.cursor.row + 1)
    return lines
  }

  @Test func showsAPlaceholderWhileThereIsNothing() {
    #expect(screen(Composer(), width: 30) == ["> write a prompt", "  ^"])
    #expect(screen(Composer(), width: 9) == ["> write …", "  ^"])
  }

  /// Six columns: two for the sign, three for text, one for the cursor after it.
  @Test(arguments: [
    ("abc|", ["> abc", "     ^"]),
    ("abcd|", ["> abc", "  d", "   ^"]),
    ("|abcdef", ["> abc", "  ^", "  def"]),
    ("abcd|ef", ["> abc", "  def", "   ^"]),
    ("ab\n|", ["> ab", "  ", "  ^"]),
    ("abc|\nd", ["> abc", "     ^", "  d"]),
    ("日本語|", ["> 日", "  本", "  語", "    ^"]),
    ("a日本|", ["> a日", "  本", "    ^"]),
    ("e\u{301}|", ["> e\u{301}", "   ^"]),
    ("ab cd|", ["> ab ", "  cd", "    ^"]),
    ("abc |de", ["> abc ", "  de", "  ^"]),
    ("abc| de", ["> abc ", "     ^", "  de"]),
    ("abc |", ["> abc ", "  ", "  ^"]),
    ("abc  |d", ["> abc ", "   d", "   ^"]),
    ("a bc|d", ["> a ", "  bcd", "    ^"]),
    ("a-bc|", ["> a-", "  bc", "    ^"]),
    ("日。|本", ["> 日", "  。", "  本", "  ^"]),
  ])
  func breaksRowsAtWords(text: String, rows: [String]) {
    #expect(screen(ComposerText.composer(text), width: 6) == rows)
  }

  private static let prose = "The quick brown fox—jumps over 日本語のテキスト and a-hyphenated word."

  @Test(arguments: [
    (
      24,
      [
        "> The quick brown fox—", "  jumps over 日本語のテ", "  キスト and a-", "  hyphenated word.",
        "                  ^",
      ]
    ),
    (
      16,
      [
        "> The quick ", "  brown fox—", "  jumps over 日", "  本語のテキス", "  ト and a-", "  hyphenated ",
        "  word.", "       ^",
      ]
    ),
  ])
  func wrapsProseAtSeveralWidths(width: Int, rows: [String]) {
    let composer = ComposerText.composer(Self.prose + "|")
    #expect(screen(composer, width: width, limit: 100) == rows)
  }

  @Test func aKeyAtTheEndOfAWordMovesOnlyThatWord() {
    var composer = ComposerText.composer("aaa bbb cc|\nd")
    let before = screen(composer, width: 11)
    #expect(before == ["> aaa bbb ", "  cc", "    ^", "  d"])
    composer.perform(.up, width: 9)
    composer.type("x")
    #expect(screen(composer, width: 11) == ["> aaxa bbb ", "     ^", "  cc", "  d"])
    composer.type("y")
    #expect(screen(composer, width: 11) == ["> aaxya ", "      ^", "  bbb cc", "  d"])
  }

  @Test func showsWhatIsSelected() {
    let theme = Theme(
      name: "test",
      styles: [.composerText: Style(.indexed(2)), .selection: Style(.indexed(5))])
    var composer = ComposerText.composer("a|b\nc")
    composer.perform(.selectDown, width: 20)
    let layout = composer.layout(width: 20, limit: 5, theme: theme)
    let styles = layout.rows.map { row in
      String(
        row.dropFirst(2).map { cell -> Character in
          if case .indexed(let index) = cell.style.foreground { return Character("\(index)") }
          return "?"
        })
    }
    #expect(styles == ["255", "5"])
  }

  @Test func showsTheRowsAroundTheCursor() {
    var composer = ComposerText.composer("1\n2\n3\n4\n5|")
    #expect(screen(composer, width: 10, limit: 3) == ["↑ 3", "  4", "  5", "   ^"])
    composer.perform(.up, width: 8)
    composer.perform(.up, width: 8)
    #expect(screen(composer, width: 10, limit: 3) == ["↑ 2", "  3", "   ^", "↓ 4"])
    composer.perform(.textStart, width: 8)
    #expect(screen(composer, width: 10, limit: 3) == ["> 1", "  ^", "  2", "↓ 3"])
  }

  @Test func keepsTheColumnOverShorterRows() {
    var composer = ComposerText.composer("abcdef\nx\nuvwxyz|")
    composer.perform(.left, width: 8)
    var shown: [String] = []
    for _ in 0..<2 {
      composer.perform(.up, width: 8)
      shown.append(ComposerText.marked(composer))
    }
    #expect(shown == ["abcdef\nx|\nuvwxyz", "abcde|f\nx\nuvwxyz"])
  }

  @Test func stylesTheSignTheTextAndAFoldedPaste() {
    let theme = Theme(
      name: "test",
      styles: [
        .composerPrompt: Style(.indexed(1)), .composerText: Style(.indexed(2)),
        .chip: Style(.indexed(3)), .placeholder: Style(.indexed(4)),
      ])
    var composer = ComposerText.composer("a|")
    composer.paste(String(repeating: "x\n", count: 12))
    let row = composer.layout(width: 80, limit: 5, theme: theme).rows[0]
    let styles = row.map { cell -> Character in
      if case .indexed(let index) = cell.style.foreground { return Character("\(index)") }
      return "?"
    }
    #expect(String(styles) == "112" + String(repeating: "3", count: "[pasted 12 lines]".count))
  }

  @Test(arguments: 0...4) func survivesAScreenWithoutRoom(width: Int) {
    var composer = ComposerText.composer("日本\n|ab")
    composer.paste(String(repeating: "x\n", count: 12))
    for edit in ComposerEdit.allCases {
      composer.perform(edit, width: width - 2)
      let layout = composer.layout(width: width, limit: width, theme: ComposerText.theme)
      #expect(layout.rows.indices.contains(layout.cursor.row))
    }
  }
}
