import TerminalHarness
import Testing

/// Fences among the frames: the terminal answers them, late or never, and no answer is typed.
@Suite(.timeLimit(.minutes(5)))
struct FenceTests {
  private static let fence = "\u{1B}[5n"
  private static let answer = "\u{1B}[0n"

  @Test(arguments: terminalTypes)
  func areAnswered(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    #expect(terminal.occurrences(of: Self.fence) == 0)
    terminal.press(.ctrl("f"))
    terminal.send("a")
    try await terminal.waitFor("a fence's answer") { $0.row(1) == "typed: a" }
    terminal.send("b")
    let screen = try await terminal.waitFor("what was typed") { $0.row(1) == "typed: ab" }
    #expect(screen.row(3).contains("taken 1") || screen.row(3).contains("taken 2"))
    #expect(terminal.occurrences(of: Self.fence) >= 2)
  }

  @Test func areNotPutWhereNothingIsSent() async throws {
    let terminal = try await launchProbe()
    terminal.press(.ctrl("f"))
    await terminal.settle()
    let before = terminal.occurrences(of: Self.fence)
    // The frame that follows is the one that is shown: only the inputs differ, once.
    terminal.send(String(repeating: "\u{1B}[99;99R", count: 3))
    await terminal.settle()
    #expect(terminal.occurrences(of: Self.fence) <= before + 1)
  }

  /// In one piece, in two, in the middle of typing, twice, and never asked for.
  @Test(arguments: [
    [answer], ["\u{1B}[", "0n"], ["\u{1B}", "[0n"], [answer + answer + answer],
    ["\u{1B}\u{1B}[0n"],
  ])
  func answersAreNeverTyped(pieces: [String]) async throws {
    let terminal = try await launchProbe(isMute: true)
    terminal.press(.ctrl("f"))
    terminal.send("ab")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: ab" }
    for piece in pieces { terminal.send(piece) }
    terminal.send("cd")
    try await terminal.waitFor("what was typed, and nothing else") { $0.row(1) == "typed: abcd" }
  }

  @Test func anAnswerWithinAPasteIsNoPartOfIt() async throws {
    let terminal = try await launchProbe(isMute: true)
    terminal.press(.ctrl("f"))
    terminal.send("a")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: a" }
    terminal.send("\u{1B}[200~bc" + Self.answer + "d\u{1B}[201~")
    try await terminal.waitFor("what was pasted") { $0.row(1) == "typed: abcd" }
  }

  /// The shell reads what is left in the terminal afterwards.
  @Test(arguments: [100, 1_000_000])
  func answersNeverReachTheShell(bytesPerSecond: Int) async throws {
    let script = """
      "\(builtProduct("TerminalProbe"))"; read -r -t 2 -n 1 left; echo "left:${left:-nothing}."
      """
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "-c", script])
    try await terminal.waitFor(text: "typed:")
    try await putFence(in: terminal, bytesPerSecond)
    terminal.press(.ctrl("q"))
    try await terminal.waitFor(text: "left:nothing.")
  }

  /// What another program would read while it has the terminal.
  @Test func answersNeverReachAnotherProgram() async throws {
    let terminal = try await launchProbe(
      environment: ["VIEWER": "read -r -t 1 left; echo \"left:${left:-nothing}.\"; read -r end"])
    try await putFence(in: terminal, 100)
    terminal.press(.ctrl("v"))
    try await terminal.waitFor(text: "left:nothing.")
    terminal.press(.enter)
    try await terminal.waitFor(text: "typed:")
  }

  /// The first fence is answered; one more is written when this returns, and on its way.
  private func putFence(in terminal: PseudoTerminal, _ bytesPerSecond: Int) async throws {
    terminal.press(.ctrl("f"))
    terminal.send("a")
    try await terminal.waitFor(text: "typed: a")
    await terminal.settle()
    let before = terminal.occurrences(of: Self.fence)
    terminal.throttle(bytesPerSecond: bytesPerSecond)
    terminal.send("b")
    try await terminal.waitUntilWritten(Self.fence, moreOftenThan: before)
  }

  @Test func aTerminalThatAnswersNothingIsGivenBackSoon() async throws {
    let terminal = try await launchProbe(isMute: true)
    terminal.press(.ctrl("f"))
    terminal.send("ab")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: ab" }
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus(within: 20) == .exited(0))
  }

  // MARK: Parts of frames

  /// The row of the cursor at once, the others step by step, until all is shown.
  @Test(arguments: terminalTypes)
  func aFrameInPartsBeginsWithTheRowOfTheCursor(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.press(.ctrl("t"))
    let mark = terminal.mark()
    terminal.send("x")
    let screen = try await terminal.waitFor("the echo", since: mark) { $0.row(1) == "typed: x" }
    // What was typed is told by another row, which comes later.
    #expect(!screen.row(2).contains("120"))
    terminal.press(.ctrl("t"))
    try await terminal.waitFor("the whole frame") {
      $0.row(1) == "typed: x" && $0.row(2) != "inputs:"
    }
  }

  // MARK: Frames that are shown at once

  private static let question = "\u{1B}[?2026$p"

  @Test(arguments: [("\u{1B}[?2026;2$y", true), ("\u{1B}[?2026;0$y", false), ("", false)])
  func largeFramesAreMarkedWhereTheTerminalHasThat(answer: String, isMarked: Bool) async throws {
    let terminal = try await launchProbe(answers: [Self.question: answer])
    #expect(terminal.occurrences(of: Self.question) == 1)
    terminal.send("a")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: a" }
    #expect(terminal.occurrences(of: "\u{1B}[?2026h") == 0)
    terminal.press(.ctrl("d"))
    try await terminal.waitFor("hundreds of colours") { screen in
      screen.lines.count { $0.text.contains("%%%") } == 10
    }
    #expect(terminal.occurrences(of: "\u{1B}[?2026h") == (isMarked ? 1 : 0))
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
    // Once more on leaving.
    #expect(terminal.occurrences(of: "\u{1B}[?2026l") == (isMarked ? 2 : 0))
  }
}
