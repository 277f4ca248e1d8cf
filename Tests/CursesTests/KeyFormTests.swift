import TerminalHarness
import Testing

/// Keys that tell their modifiers: asked for at once, in the form that the terminal has, and given back
/// whatever ends the program.
@Suite(.timeLimit(.minutes(5)))
struct KeyFormTests {
  private static let question = "\u{1B}[?u"
  private static let xterm = (on: "\u{1B}[>4;1m", off: "\u{1B}[>4m")

  private func expectBalance(_ terminal: PseudoTerminal, kitty: Int, xterm: Int) {
    #expect(terminal.occurrences(of: kittysKeys.on) == kitty)
    #expect(terminal.occurrences(of: kittysKeys.off) == kitty)
    #expect(terminal.occurrences(of: Self.xterm.on) == xterm)
    #expect(terminal.occurrences(of: Self.xterm.off) == xterm)
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

  @Test(
    arguments: [
      // Who says nothing is sent nothing.
      ([:], [:], 0, 0),
      ([:], kittysAnswers, 1, 0),
      ([:], ["\u{1B}[?4m": "\u{1B}[>4;0m"], 0, 1),
      (["TMUX": "/tmp/s,1,0"], [:], 0, 1),
      (["TMUX": "/tmp/s,1,0"], kittysAnswers, 1, 1),
      (["TERM_PROGRAM": "WezTerm"], [:], 0, 1),
      (["STY": "1.x", "TERM_PROGRAM": "WezTerm", "XTERM_VERSION": "XTerm(390)"], [:], 0, 0),
    ] as [([String: String], [String: String], Int, Int)])
  func comeInOneFormThatTheTerminalHas(
    environment: [String: String], answers: [String: String], kitty: Int, xterm: Int
  ) async throws {
    let terminal = try await launchProbe(environment: environment, answers: answers)
    terminal.send("ab")
    try await terminal.waitFor("what was typed, and nothing else") { $0.row(1) == "typed: ab" }
    #expect(terminal.occurrences(of: Self.question) == 1)
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
    expectBalance(terminal, kitty: kitty, xterm: xterm)
  }

  @Test func takeALateAnswerForNoKey() async throws {
    let terminal = try await launchProbe()
    terminal.send("ab")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: ab" }
    #expect(terminal.occurrences(of: kittysKeys.on) == 0)
    terminal.send("\u{1B}[?0ucd")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: abcd" }
    #expect(terminal.occurrences(of: kittysKeys.on) == 1, "late is not too late")
  }

  @Test func areGivenBackWhenTheProgramTraps() async throws {
    let terminal = try await launchProbe(answers: kittysAnswers)
    terminal.send("a")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: a" }
    terminal.press(.ctrl("x"))
    _ = try await terminal.exitStatus()
    expectBalance(terminal, kitty: 1, xterm: 0)
  }

  @Test(arguments: ["linux", "vt100"])
  func areNotAskedForWhereTheQuestionWouldBePrinted(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.send("a")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: a" }
    #expect(terminal.occurrences(of: "\u{1B}[?u") + terminal.occurrences(of: "\u{1B}[>") == 0)
  }
}
