import Glibc
import TerminalHarness
import Testing

/// The measuring instrument itself, with programs whose behaviour is known.
@Suite(.timeLimit(.minutes(5)))
struct HarnessTests {
  private func shell(_ script: String, rows: Int = 6) throws -> PseudoTerminal {
    try PseudoTerminal("/bin/sh", ["-c", script], columns: 40, rows: rows)
  }

  @Test func findsWhatWasShownForAMomentLongAgo() async throws {
    let terminal = try shell(
      "for i in 3 2 1 0; do printf '\\rin %s s ' $i; sleep 0.2; done; read x")
    await terminal.settle(400)
    for seconds in [3, 2, 1, 0] {
      let screen = try await terminal.waitFor(text: "in \(seconds) s")
      #expect(screen.row(0) == "in \(seconds) s")
    }
    await #expect(throws: TerminalFailure.self) {
      try await terminal.waitFor(text: "in 3 s", within: 0.2)
    }
  }

  @Test func putsACharacterTogetherThatComesInTwoReads() async throws {
    let terminal = try shell(
      #"printf 'a \342'; sleep 0.2; printf '\200'; sleep 0.2; printf '\234b'; read x"#)
    let screen = try await terminal.waitFor("the rest of the line") { $0.row(0).hasSuffix("b") }
    #expect(screen.row(0) == "a “b")
  }

  @Test func waitsSinceAMarkForWhatComesAgain() async throws {
    let terminal = try shell(
      "stty -echo; printf one; read x; printf '\\033[2J'; sleep 0.2; printf '\\033[Hone'; read x")
    try await terminal.waitFor(text: "one")
    let mark = terminal.mark()
    await #expect(throws: TerminalFailure.self) {
      try await terminal.waitFor(text: "one", within: 0.2, since: mark)
    }
    terminal.press(.enter)
    let screen = try await terminal.waitFor("one at the top", since: mark) {
      $0.row(0) == "one"
    }
    #expect(screen.cursor == Screen.Cursor(row: 0, column: 3))
  }

  @Test func reportsTheLastScreenWhenTheProgramEnds() async throws {
    let terminal = try shell("printf 'no such thing'; exit 3")
    let failure = await #expect(throws: TerminalFailure.self) {
      try await terminal.waitFor(text: "a thing")
    }
    #expect(failure?.description.contains("|no such thing") == true)
    #expect(failure?.description.contains("exited(3)") == true)
    #expect(try await terminal.exitStatus() == .exited(3))
  }

  @Test func readsCellsColoursTitleAndAlternateScreen() async throws {
    let terminal = try shell(
      "printf '\\033]2;name\\033\\\\\\033[?1049h\\033[H\\033[1;31mr\\033[0;4;48;5;200mb\\033[0m世x'; read x"
    )
    let screen = try await terminal.waitFor(text: "世x")
    #expect(screen.title == "name")
    #expect(screen.isAlternate)
    #expect(
      screen.cell(row: 0, column: 0)
        == ScreenCell(text: "r", width: 1, bold: true, foreground: .indexed(1)))
    #expect(
      screen.cell(row: 0, column: 1)
        == ScreenCell(text: "b", width: 1, underline: true, background: .indexed(200)))
    #expect(screen.cell(row: 0, column: 2).width == 2)
    #expect(screen.cell(row: 0, column: 3).text == "")
    #expect(screen.find("x")?.column == 4)
  }

  @Test func sendsAMegabyteWithoutBlockingAndReportsSignals() async throws {
    let terminal = try shell("stty raw -echo; printf ready; head -c 1000000 | wc -c; sleep 100")
    try await terminal.waitFor(text: "ready")
    terminal.send(repeatElement(UInt8(ascii: "x"), count: 1_000_000))
    try await terminal.waitFor(text: "1000000")
    terminal.kill(SIGTERM)
    #expect(try await terminal.exitStatus() == .signalled(SIGTERM))
  }

  @Test func closingHangsUp() async throws {
    let terminal = try shell("printf ready; sleep 100")
    try await terminal.waitFor(text: "ready")
    terminal.close()
    #expect(try await terminal.exitStatus() == .signalled(SIGHUP))
  }

  @Test func tellsTheSizeAndItsChange() async throws {
    let terminal = try shell(
      "stty -echo; trap 'printf \"[\"; stty size; ' WINCH; stty size; while :; do read x; done")
    try await terminal.waitFor(text: "6 40")
    terminal.resize(columns: 30, rows: 5)
    try await terminal.waitFor(text: "[5 30")
    #expect(terminal.screen.lines.count == 5)
  }
}
