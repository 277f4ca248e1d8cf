import Foundation
import TerminalHarness
import Testing

/// The probe as a job of a shell, as it is used.
@Suite(.timeLimit(.minutes(5)))
struct JobControlTests {
  private let directory = NSTemporaryDirectory() + "jobs-\(UUID().uuidString)"

  private func shell() async throws -> PseudoTerminal {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-i"],
      environment: [
        "PS1": "ready> ", "PROBE": builtProduct("TerminalProbe"), "SWIFT_BACKTRACE": "enable=no",
      ], directory: directory, answers: kittysAnswers)
    try await terminal.waitFor(text: "ready>")
    return terminal
  }

  /// Runs a command line and waits for what it prints.
  private func run(_ command: String, in terminal: PseudoTerminal) async throws {
    let mark = terminal.mark()
    terminal.send(command + "; echo done-$?-here\r")
    // The echo of the line itself says `$?`.
    try await terminal.waitFor(text: "done-0-here", since: mark)
    terminal.send("clear\r")
    try await terminal.waitUntilShown("a clear screen") {
      $0.row(0) == "ready>" && $0.row(1).isEmpty
    }
  }

  /// The tty's modes, as `stty` says them.
  private func modes(in terminal: PseudoTerminal) async throws -> String {
    try await run("stty -a > modes", in: terminal)
    return try String(contentsOfFile: directory + "/modes", encoding: .utf8)
  }

  private func start(in terminal: PseudoTerminal) async throws {
    terminal.send("$PROBE\r")
    try await terminal.waitUntilShown("the probe") {
      $0.isAlternate && $0.row(0) == "probe 80x24" && $0.row(23).hasPrefix("###")
    }
    // What the probe asked the terminal is answered: one that dies before leaves the answers to the shell.
    await terminal.settle()
  }

  @Test func suspendsAndComesBackWithACleanTerminalBetween() async throws {
    let terminal = try await shell()
    let before = try await modes(in: terminal)
    try await start(in: terminal)
    terminal.send("hello")
    try await terminal.waitUntilShown("the text") { $0.row(1) == "typed: hello" }
    for round in 1...3 {
      terminal.press(.ctrl("z"))
      try await terminal.waitUntilShown("the shell") { !$0.isAlternate && $0.contains("ready>") }
      #expect(try await modes(in: terminal) == before)
      terminal.send("fg\r")
      try await terminal.waitUntilShown("the probe again") {
        $0.isAlternate && $0.row(1) == "typed: hello"
          && $0.row(3).hasPrefix("resumed \(round) ")
          && $0.row(23) == String(repeating: "#", count: 80)
      }
    }
    terminal.press(.ctrl("q"))
    try await terminal.waitUntilShown("the shell") { !$0.isAlternate }
    #expect(try await modes(in: terminal) == before)
    for (on, off) in [kittysKeys, ("\u{1B}[?2004h", "\u{1B}[?2004l")] {
      #expect(terminal.occurrences(of: on) == 4)
      #expect(terminal.occurrences(of: off) == 4)
    }
  }

  @Test func leavesTheTerminalToTheShellWhenItContinuesInTheBackground() async throws {
    let terminal = try await shell()
    let before = try await modes(in: terminal)
    try await start(in: terminal)
    terminal.press(.ctrl("z"))
    try await terminal.waitUntilShown("the shell") { !$0.isAlternate && $0.contains("ready>") }
    terminal.send("bg\r")
    await terminal.settle(300)
    #expect(try await modes(in: terminal) == before)
    #expect(!terminal.screen.isAlternate)
    terminal.send("fg\r")
    try await terminal.waitUntilShown("the probe") { $0.isAlternate && $0.row(0) == "probe 80x24" }
  }

  @Test func noticesAnotherSizeAfterAStop() async throws {
    let terminal = try await shell()
    try await start(in: terminal)
    terminal.press(.ctrl("z"))
    try await terminal.waitUntilShown("the shell") { !$0.isAlternate && $0.contains("ready>") }
    terminal.resize(columns: 60, rows: 20)
    terminal.send("fg\r")
    try await terminal.waitUntilShown("the probe at its new size") {
      $0.isAlternate && $0.row(0) == "probe 60x20"
        && $0.row(19) == String(repeating: "#", count: 60)
    }
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGABRT])
  func leavesTheModesAndTheStatusToTheShellOnASignal(signal: Int32) async throws {
    let terminal = try await shell()
    let before = try await modes(in: terminal)
    try await start(in: terminal)
    kill(try #require(Self.child(of: terminal.processID)), signal)
    try await terminal.waitUntilShown("the shell") { !$0.isAlternate && $0.contains("ready>") }
    terminal.send("echo status-$?-here\r")
    try await terminal.waitFor(text: "status-\(128 + signal)-here")
    #expect(try await modes(in: terminal) == before)
  }

  @Test(arguments: ["x", "n", "y"] as [Character])
  func leavesTheModesOfTheShellWhenItDies(key: Character) async throws {
    let terminal = try await shell()
    let before = try await modes(in: terminal)
    try await start(in: terminal)
    terminal.press(.ctrl(key))
    try await terminal.waitUntilShown("the shell") { !$0.isAlternate && $0.contains("ready>") }
    #expect(try await modes(in: terminal) == before)
  }

  /// A session's leader, as under ssh or in a window of tmux: nobody could continue it.
  @Test func goesOnWhenNobodyCouldContinueIt() async throws {
    let terminal = try await launchProbe()
    terminal.press(.ctrl("z"))
    terminal.send("on")
    try await terminal.waitFor("the probe, resumed") {
      $0.row(1) == "typed: on" && $0.row(3).hasPrefix("resumed 1 ")
    }
  }

  @Test func takesTheTerminalAgainAfterAStopFromOutside() async throws {
    let terminal = try await shell()
    try await start(in: terminal)
    terminal.send("hello")
    try await terminal.waitUntilShown("the text") { $0.row(1) == "typed: hello" }
    let process = try #require(Self.child(of: terminal.processID))
    kill(process, SIGSTOP)
    // The shell takes the terminal, as it is: on the other screen.
    try await terminal.waitUntilShown("the shell") { $0.contains("ready>") }
    // The tty is still in raw mode: Enter would be no line feed.
    terminal.send("fg\n")
    try await terminal.waitUntilShown("the probe again") {
      $0.isAlternate && $0.row(1) == "typed: hello" && !$0.contains("ready>")
        && $0.row(3).hasPrefix("resumed 1 ")
    }
    terminal.send("!")
    try await terminal.waitUntilShown("a letter more") { $0.row(1) == "typed: hello!" }
    terminal.press(.ctrl("q"))
    try await terminal.waitUntilShown("the shell") { !$0.isAlternate }
    for (on, off) in [kittysKeys, ("\u{1B}[?2004h", "\u{1B}[?2004l")] {
      #expect(terminal.occurrences(of: on) == 2)
      #expect(terminal.occurrences(of: off) == 2)
    }
  }

  private static func child(of process: Int32) -> Int32? {
    let path = "/proc/\(process)/task/\(process)/children"
    let children = try? String(contentsOfFile: path, encoding: .utf8)
    return children?.split(separator: " ").first.flatMap { Int32($0) }
  }
}
