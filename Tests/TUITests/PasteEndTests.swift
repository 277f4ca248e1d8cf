import Testing

@testable import TUI

/// The end of all input in the middle of something.
struct PasteEndTests {
  @Test(arguments: [
    ("\u{1B}[200~half of a pas", [Input.paste("half of a pas")]),
    ("\u{1B}[200~up to its mark\u{1B}[20", [.paste("up to its mark")]),
    ("\u{1B}[200~", []), ("\u{1B}[200~whole\u{1B}[201~", []), ("\u{1B}", []), ("\u{1B}[1;5", []),
  ])
  func handsOverOnlyWhatOfAPasteHadCome(bytes: String, expected: [Input]) {
    var parser = InputParser()
    _ = parser.feed(bytes.utf8)
    #expect(parser.end() == expected)
  }
}
