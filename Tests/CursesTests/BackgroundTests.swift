import TerminalHarness
import Testing

/// A terminal that answers for its background, late, wrongly or never: what is typed is nobody's
/// answer, and no answer is typed.
@Suite(.timeLimit(.minutes(5)))
struct BackgroundTests {
  private static let question = "\u{1B}]11;?"
  private static let dark = "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\"
  private static let light = "\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{7}"

  @Test(arguments: [(dark, "dark"), (light, "light")])
  func isTold(answer: String, said: String) async throws {
    let terminal = try await launchProbe(answers: [Self.question: answer])
    #expect(terminal.occurrences(of: Self.question) == 0)
    terminal.press(.ctrl("k"))
    try await terminal.waitFor(text: "report: background \(said)")
    terminal.send("ab")
    try await terminal.waitFor("what was typed, and nothing else") { $0.row(1) == "typed: ab" }
  }

  @Test(arguments: [
    "\u{1B}]11;nonsense\u{7}", "\u{1B}]11;rgb:zz/zz/zz\u{1B}\\", "\u{1B}]11;\u{7}",
    "\u{1B}]4;1;rgb:00/00/00\u{7}", "",
  ])
  func isNotMadeUp(answer: String) async throws {
    let terminal = try await launchProbe(answers: [Self.question: answer])
    terminal.press(.ctrl("k"))
    terminal.send("ab")
    let screen = try await terminal.waitFor("what was typed") { $0.row(1) == "typed: ab" }
    #expect(screen.row(4) == "report:")
    // Who did not answer is not asked again.
    terminal.send("\u{1B}[I")
    try await terminal.waitFor(text: "focus(true)")
    terminal.send("c")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: abc" }
    #expect(terminal.occurrences(of: Self.question) == 1)
  }

  @Test func isTakenLate() async throws {
    let terminal = try await launchProbe()
    terminal.press(.ctrl("k"))
    terminal.send("ab")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: ab" }
    terminal.send(Self.light + "cd")
    try await terminal.waitFor(text: "report: background light")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: abcd" }
  }

  @Test func isFollowed() async throws {
    let terminal = try await launchProbe(answers: [Self.question: Self.dark])
    terminal.press(.ctrl("k"))
    try await terminal.waitFor(text: "report: background dark")
    terminal.send("\u{1B}[?997;2n")
    try await terminal.waitFor(text: "report: background light")
    let mark = terminal.mark()
    terminal.send("\u{1B}[O\u{1B}[I")
    try await terminal.waitFor(text: "report: background dark", since: mark)
    #expect(terminal.occurrences(of: Self.question) == 2)
    // From now on it is of no interest.
    terminal.press(.ctrl("k"))
    terminal.send("x")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: x" }
    terminal.send("\u{1B}[?997;2n\u{1B}[Iy")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: xy" }
    #expect(terminal.row(4) == "report: background dark")
    #expect(terminal.occurrences(of: Self.question) == 2)
    #expect(terminal.occurrences(of: "\u{1B}[?2031l") == 1)
  }

  @Test func isNoLongerFollowedAfterTheEnd() async throws {
    let terminal = try await launchProbe(answers: [Self.question: Self.dark])
    terminal.press(.ctrl("k"))
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
    #expect(terminal.occurrences(of: "\u{1B}[?2031h") == terminal.occurrences(of: "\u{1B}[?2031l"))
  }

  @Test(arguments: ["linux", "vt100"])
  func isNotAskedForWhereTheQuestionWouldBePrinted(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.press(.ctrl("k"))
    terminal.send("x")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: x" }
    #expect(terminal.occurrences(of: "\u{1B}]11") == 0)
    #expect(terminal.occurrences(of: "2031") == 0)
  }
}
