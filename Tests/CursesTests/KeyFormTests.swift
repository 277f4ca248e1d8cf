import TerminalHarness
import Testing

/// Keys that tell their modifiers: asked for at once, in the form that the terminal has, and given back
/// whatever ends the program.
@Suite(.timeLimit(.minutes(5)))
struct KeyFormTests {
  private static let question = "\u{1B}[?u"
  private static let kittys = "\u{1B}[?0u"
  private static let kitty = (on: "\u{1B}[>1u", off: "\u{1B}[<u")
  private static let xterm = (on: "\u{1B}[>4;1m", off: "\u{1B}[>4m")

  private func expectBalance(_ terminal: PseudoTerminal, times: Int = 1) {
    #expect(terminal.occurrences(of: Self.kitty.on) == times)
    #expect(terminal.occurrences(of: Self.kitty.off) == times)
    #expect(terminal.occurrences(of: Self.xterm.off) >= terminal.occurrences(of: Self.xterm.on))
  }

  @Test(arguments: [
    ("\u{1B}[13;2u", "enter+1"), ("\u{1B}[13;5u", "enter+4"),
    ("\u{1B}[120;6u", "character(\"x\")+5"),
    ("\u{1B}[27;2;13~", "enter+1"), ("\u{1B}[27;5;13~", "enter+4"),
    ("\u{1B}x", "character(\"x\")+2"),
  ])
  func areToldApart(bytes: String, key: String) async throws {
    let terminal = try await launchProbe()
    terminal.send(bytes)
    try await terminal.waitFor(text: key)
  }

  @Test func comeInKittysFormAloneWhereThatIsOffered() async throws {
    let terminal = try await launchProbe(answers: [Self.question: Self.kittys])
    terminal.send("ab")
    try await terminal.waitFor("what was typed, and nothing else") { $0.row(1) == "typed: ab" }
    #expect(terminal.occurrences(of: Self.question) == 1)
    #expect(terminal.occurrences(of: Self.xterm.off) == 1)
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
    expectBalance(terminal)
  }

  @Test func comeInEitherFormWhereNothingIsSaid() async throws {
    let terminal = try await launchProbe()
    terminal.send("ab")
    try await terminal.waitFor("what was typed, and nothing else") { $0.row(1) == "typed: ab" }
    #expect(terminal.occurrences(of: Self.xterm.off) == 0)
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
    expectBalance(terminal)
    #expect(terminal.occurrences(of: Self.xterm.off) == 1)
  }

  @Test func takeALateAnswerForNoKey() async throws {
    let terminal = try await launchProbe()
    terminal.send("ab")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: ab" }
    terminal.send(Self.kittys + "cd")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: abcd" }
    #expect(terminal.occurrences(of: Self.xterm.off) == 1, "late is not too late")
  }

  @Test func areGivenBackWhenTheProgramTraps() async throws {
    let terminal = try await launchProbe(answers: [Self.question: Self.kittys])
    terminal.send("a")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: a" }
    terminal.press(.ctrl("x"))
    _ = try await terminal.exitStatus()
    expectBalance(terminal)
  }

  @Test(arguments: ["linux", "vt100"])
  func areNotAskedForWhereTheQuestionWouldBePrinted(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.send("a")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: a" }
    #expect(terminal.occurrences(of: "\u{1B}[?u") + terminal.occurrences(of: "\u{1B}[>") == 0)
  }
}
