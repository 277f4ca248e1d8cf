import Testing

@testable import TUI

struct SanitizerTests {
  @Test(arguments: [
    ("plain\n\ttext", "plain\n\ttext", "plain  text"),
    ("a\r\nb\rc", "a\nb␍c", "a b c"),
    ("\u{1B}]0;title\u{7}", "␛]0;title␇", "␛]0;title␇"),
    ("a\u{2028}b", "a␤b", "a b"),
    ("\u{9B}31m\u{7F}", "<9B>31m␡", "<9B>31m␡"),
    ("gpt\u{202E}4\u{200B}\u{E0041}", "gpt\u{FFFD}4", "gpt\u{FFFD}4"),
    (
      "a\u{E0B0}\u{301}\u{10FFFD}", "a\u{FFFD}\u{25CC}\u{301}\u{FFFD}",
      "a\u{FFFD}\u{25CC}\u{301}\u{FFFD}"
    ),
    ("\n\u{301}", "\n\u{25CC}\u{301}", " \u{25CC}\u{301}"),
    ("日本👩\u{200D}🚀é\r", "日本👩é␍", "日本👩é "),
  ])
  func makesTextSafeToShow(text: String, expected: String, oneLine: String) {
    #expect(Sanitizer.display(text) == expected)
    #expect(Sanitizer.display(text, oneLine: true) == oneLine)
  }

  @Test func showsTextLikeCellsDoAndOnlyOnce() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let text = randomText(12, using: &generator)
      let safe = Sanitizer.display(text)
      #expect(cells(safe) == cells(text), "\(text.debugDescription)")
      #expect(Sanitizer.display(safe) == safe, "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    ("let a = 1\n\tb\n", "let a = 1\n\tb\n"),
    ("a\r\nb\rc\r", "a\nb\nc\n"),
    ("rm\u{1B}[2K\u{8} x\u{0}\u{7F}\u{9B}", "rm[2K x"),
    ("a\u{202E}b\u{200E}\u{2069}\u{E0041}c", "abc"),
    ("👩\u{1F3FD}\u{200D}🚀 ❤\u{FE0F} é\u{301}", "👩\u{1F3FD}\u{200D}🚀 ❤\u{FE0F} é\u{301}"),
  ])
  func copiesTheOriginalWithoutWhatControls(text: String, expected: String) {
    #expect(Sanitizer.copy(text) == expected)
  }

  @Test(arguments: [
    ("line\r\nline\rline\n\tend", "line\nline\nline\n\tend"),
    ("a\r\r\nb\r", "a\n\nb\n"),
    ("\u{0}\u{1B}[A\u{7F}\u{85}", "␀␛[A␡<85>"),
    ("👩\u{200D}🚀 日本", "👩\u{200D}🚀 日本"),
  ])
  func makesControlsInAPromptVisible(text: String, expected: String) {
    #expect(Sanitizer.prompt(text) == expected)
  }
}
