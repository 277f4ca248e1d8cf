import Testing

@testable import ChatUI

struct SourceStreamTests {
  private func written(_ pieces: [String]) -> String {
    var stream = SourceStream()
    return pieces.map { stream.take($0) }.joined() + stream.end()
  }

  static let cases: [(pieces: [String], text: String)] = [
    (["a\n"], "a\n"), (["a"], "a\n"), ([], ""),
    (["a\r", "\nb\r\n"], "a\nb\n"), (["a\r", "b\r"], "a\nb\n"),
    (["\u{1B}[31m", "red\u{7}\u{9B}2J\tx\n"], "[31mred2J\tx\n"),
    (["a\u{202E}b\u{E0041}c\n"], "abc\n"), (["e\u{301}", "🙂\n\n\n"], "e\u{301}🙂\n\n\n"),
  ]

  @Test(arguments: cases)
  func keepsTheTextAndNothingThatATerminalObeys(pieces: [String], text: String) {
    #expect(Array(written(pieces).unicodeScalars) == Array(text.unicodeScalars))
  }
}
