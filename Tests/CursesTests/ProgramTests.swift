import Foundation
import Glibc
import TerminalHarness
import Testing

/// Another program on the terminal, as a pager or an editor is.
@Suite(.timeLimit(.minutes(5)))
struct ProgramTests {
  /// A shell script that stands for a program, and that says so first.
  private func launch(_ script: String) async throws -> PseudoTerminal {
    let terminal = try await launchProbe(environment: ["VIEWER": "echo viewer; " + script])
    terminal.press(.ctrl("v"))
    try await terminal.waitFor("the viewer") { !$0.isAlternate && $0.contains("viewer") }
    return terminal
  }

  private func waitForProbe(_ report: String, on terminal: PseudoTerminal) async throws {
    try await terminal.waitUntilShown("the probe again") {
      $0.isAlternate && $0.row(0).hasPrefix("probe ") && $0.row(4).contains(report)
        && $0.contains("####")
    }
  }

  @Test func givesItTheKeysAndAPlainTerminal() async throws {
    let terminal = try await launch(
      "stty -a | tr ';' '\\n' | grep -o ' icanon'; read a; echo got-$a")
    try await terminal.waitUntilShown("the modes of a shell") { $0.contains("icanon") }
    terminal.send("seen\r")
    try await waitForProbe("exited(status: 0)", on: terminal)
    #expect(terminal.occurrences(of: "got-seen") == 1)
    terminal.send("mine")
    let screen = try await terminal.waitUntilShown("what is typed then") {
      $0.row(1) == "typed: mine"
    }
    #expect(screen.isAlternate)
  }

  @Test func tellsHowItEnded() async throws {
    let terminal = try await launch("read a; exit 7")
    terminal.send("\r")
    try await waitForProbe("exited(status: 7)", on: terminal)
  }

  @Test func leavesControlCToIt() async throws {
    let terminal = try await launch("exec sleep 1000")
    terminal.press(.ctrl("c"))
    try await waitForProbe("killed(signal: 2)", on: terminal)
    terminal.send("alive")
    try await terminal.waitUntilShown("the probe, alive") { $0.row(1) == "typed: alive" }
  }

  @Test func seesTheSizeThatTheWindowGotMeanwhile() async throws {
    let terminal = try await launch("read a")
    terminal.resize(columns: 60, rows: 20)
    terminal.send("\r")
    try await terminal.waitUntilShown("the probe at its new size") {
      $0.isAlternate && $0.row(0) == "probe 60x20" && $0.row(19).hasPrefix("####")
    }
  }

  @Test func hasNoMoreOpenThanAShellWouldGiveIt() async throws {
    let terminal = try await launch("ls /proc/self/fd | tr '\\n' '-'; read a")
    // The last one is the directory that `ls` reads.
    try await terminal.waitUntilShown("its descriptors") { $0.contains("0-1-2-3-") }
    #expect(!terminal.screen.contains("0-1-2-3-4-"))
  }

  @Test func endsWithTheProgramThatHasTheTerminal() async throws {
    let terminal = try await launch("exec sleep 1000")
    terminal.kill(SIGTERM)
    #expect(try await terminal.exitStatus() == .exited(128 + SIGTERM))
  }

  /// Ctrl-Z stops the job, with both programs in it, and `fg` brings the other one back.
  @Test func stopsTogetherWithItForTheShell() async throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-i"],
      environment: [
        "PS1": "ready> ", "PROBE": builtProduct("TerminalProbe"),
        "VIEWER": "echo viewer; read a; echo got-$a",
      ])
    try await terminal.waitFor(text: "ready>")
    terminal.send("$PROBE\r")
    try await terminal.waitUntilShown("the probe") { $0.isAlternate && $0.row(0) == "probe 80x24" }
    terminal.press(.ctrl("v"))
    try await terminal.waitUntilShown("the viewer") { !$0.isAlternate && $0.contains("viewer") }
    terminal.press(.ctrl("z"))
    try await terminal.waitUntilShown("the shell") { $0.contains("Stopped") }
    terminal.send("fg\r")
    await terminal.settle()
    terminal.send("seen\r")
    try await waitForProbe("exited(status: 0)", on: terminal)
    #expect(terminal.occurrences(of: "got-seen") == 1)
  }
}
