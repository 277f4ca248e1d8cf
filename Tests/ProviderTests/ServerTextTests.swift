import Testing

@testable import Provider

struct ServerTextTests {
  @Test(arguments: [
    (" a \n b ", "a \n b"), ("a\u{0}b\u{7}c\u{7F}", "a b c"),
    ("\u{9B}1m\u{1B}[0m", "\u{FFFD}1m\u{FFFD}[0m"), ("a\r\nb\rc", "a\nbc"),
    ("a\u{202E}b\u{200B}c\u{FEFF}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"), ("é€😀", "é€😀"), (" \t ", ""),
  ])
  func takesOutWhatATerminalObeys(text: String, clean: String) {
    #expect(ServerText.message(text) == clean)
  }

  @Test func cutsLongTexts() {
    let text = ServerText.message(String(repeating: "a", count: 5_000))
    #expect(text.count == 4_096)
    #expect(text.hasSuffix("a…"))
    // A character can have thousands of scalars.
    #expect(
      ServerText.message("a" + String(repeating: "\u{301}", count: 100_000)).unicodeScalars.count
        <= 4_096 * 4)
  }

  @Test(arguments: [(nil, nil), ("", nil), (" ", nil), ("a\nb", "a b")] as [(String?, String?)])
  func makesLabelsOfOneLine(text: String?, label: String?) {
    #expect(ServerText.label(text) == label)
  }
}
