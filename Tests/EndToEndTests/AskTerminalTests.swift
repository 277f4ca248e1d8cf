import TerminalHarness
import Testing

/// `confab ask` on a terminal: the answer laid out, what is happening beneath it, Ctrl-C, the editor.
@Suite(.inHomes) struct AskTerminalTests {
  private func ask(
    _ arguments: [String], environment: [String: String?] = [:]
  ) throws -> Program {
    try Home.current.confab(["ask", "--demo"] + arguments, environment: environment)
  }

  @Test func theAnswerIsLaidOut() async throws {
    let program = try ask(["-m", "demo/markdown", "--theme", "confab-dark", "hi"])
    #expect(try await program.terminal.exitStatus() == .exited(0))
    let text = program.screen.flowing
    #expect(text.contains("Below the rule"), "\(program.screen.drawing)")
    #expect(!text.contains("Ctrl-C stops") && !text.contains("**"))
    #expect(!program.screen.isAlternate)
    #expect(String(decoding: program.terminal.raw, as: UTF8.self).contains("\u{1B}[0;"))
  }

  @Test func aWaitIsCountedDownInOneLine() async throws {
    let program = try ask(["-m", "demo/429-retry-after", "hi"])
    try await program.waitFor(text: "retrying in 3 s (attempt 2 of 6)")
    try await program.waitFor(text: "retrying in 2 s (attempt 2 of 6)")
    program.press(.ctrl("c"))
    #expect(try await program.terminal.exitStatus() == .exited(130))
    #expect(program.screen.flowing.contains("stopped before anything had come"))
    #expect(!program.screen.flowing.contains("retrying in"))
  }

  @Test func whatHadComeBeforeCtrlCIsKept() async throws {
    let program = try ask(["-m", "demo/slow", "--plain", "hi"])
    try await program.waitFor(text: "Three tokens")
    program.press(.ctrl("c"))
    #expect(try await program.terminal.exitStatus() == .exited(130))
    #expect(program.screen.flowing.contains("what had come is in the log"))
    let log = try Home.current.confab(["logs", "show", "last", "--demo"])
    try await log.waitFor(text: "Three tokens")
    #expect(try await log.terminal.exitStatus() == .exited(0))
  }

  @Test func thePromptIsWrittenInAnEditor() async throws {
    let home = try Home.current
    let program = try home.shell(
      #"EDITOR='f() { echo "from the editor" >> "$1"; }; f' "$CONFAB" ask --demo -m demo/echo"#)
    #expect(try await program.terminal.exitStatus() == .exited(0))
    #expect(program.screen.flowing.contains("from the editor"))
    let failing = try home.shell(#"EDITOR=false "$CONFAB" ask --demo -e -m demo/echo words"#)
    #expect(try await failing.terminal.exitStatus() == .exited(1))
    #expect(failing.screen.flowing.contains("“false” ended with status 1"))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], ["ACCESSIBLE": "1"]])
  func coloursAreLeftOutWhereTheyAreNotWanted(environment: [String: String]) async throws {
    let program = try ask(
      ["-m", "demo/markdown", "hi"], environment: environment.mapValues { Optional($0) })
    #expect(try await program.terminal.exitStatus() == .exited(0))
    let raw = String(decoding: program.terminal.raw, as: UTF8.self)
    let colours = raw.matches(of: /\u{1B}\[[0-9;]*3[0-9](;[0-9;]*)?m/)
    #expect(colours.isEmpty)
    if environment["NO_COLOR"] == nil { #expect(!raw.contains("\u{1B}")) }
  }

  @Test func nothingInAnAnswerIsObeyed() async throws {
    for arguments in [["-m", "demo/hostile"], ["-m", "demo/hostile", "--plain"]] {
      let program = try ask(arguments + ["--color", "never", "hi"])
      #expect(try await program.terminal.exitStatus() == .exited(0))
      let raw = String(decoding: program.terminal.raw, as: UTF8.self)
      for sequence in ["\u{1B}]", "\u{1B}[2J", "\u{9B}", "\u{7}"] {
        #expect(!raw.contains(sequence))
      }
    }
  }
}
