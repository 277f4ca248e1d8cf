import ChatUI
import TUI
import Testing

/// What completion sees of the composer, and what it puts there.
@Suite struct CompletionTextTests {
  private static let hash = String(repeating: "0a", count: 32)
  private static let reference = "[cat.png, PNG](attachment:\(hash))"

  @Test(arguments: [
    ("|", ""), ("ab|c", "ab"), ("one\ntw|o", "tw"), ("a\n|b", ""), ("e\u{301}👍🏽|", "e\u{301}👍🏽"),
  ])
  func saysWhatStandsBeforeTheCursorInItsLine(text: String, expected: String) {
    #expect(ComposerText.composer(text).beforeCursor == expected)
  }

  @Test func aChipBeforeTheCursorIsOneCharacter() {
    var composer = ComposerText.composer("a|b")
    composer.insert(Self.reference)
    #expect(composer.beforeCursor == "a\u{FFFC}")
    #expect(composer.text == "a" + Self.reference + "b")
    composer.replaceBackward(1, with: "x")
    #expect(ComposerText.marked(composer) == "ax|b")
  }

  @Test(arguments: [
    ("/mo|", "/mo"), ("/|", "/"), ("|/set top_p", "/set top_p"), ("a/|", nil), ("/a\n|", nil),
    ("|", nil),
  ])
  func knowsALineThatMayBeACommand(text: String, line: String?) {
    let composer = ComposerText.composer(text)
    #expect(composer.slashLine == line)
    #expect(composer.isSingleSlashLine == (line != nil))
  }

  @Test(arguments: [
    ("/mo|", 3, "/model ", "/model |"), ("see @sr| now", 3, "@src/", "see @src/| now"),
    ("a|", 9, "b", "b|"), ("ab|", 0, "c", "abc|"),
    ("x @c|.", 2, "[cat.png, PNG](attachment:\(hash))", "x [cat.png, PNG]|."),
  ])
  func putsWhatWasChosenThere(before: String, count: Int, text: String, after: String) {
    var composer = ComposerText.composer(before)
    composer.replaceBackward(count, with: text)
    #expect(ComposerText.marked(composer) == after)
    composer.perform(.undo, width: 80)
    #expect(ComposerText.marked(composer) == before)
  }

  @Test(arguments: [
    ("see @a.c and| so", true, "see [cat.png, PNG] and| so"),
    ("|see @a.c", true, "|see [cat.png, PNG]"), ("@a|.c", true, "[cat.png, PNG]|"),
    ("see @a.d|", false, "see @a.d|"), ("|", false, "|"),
  ])
  func replacesWhatWasNamedWhereverTheCursorIs(before: String, isThere: Bool, after: String) {
    var composer = ComposerText.composer(before)
    #expect(composer.replaceFirst("@a.c", with: Self.reference) == isThere)
    #expect(ComposerText.marked(composer) == after)
  }
}
