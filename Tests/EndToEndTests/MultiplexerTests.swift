import TerminalHarness
import Testing

/// Inside tmux and GNU screen, as they are when nobody set them up.
@Suite(
  .inHomes, .enabled(if: !Multiplexer.installed.isEmpty, "neither tmux nor GNU screen is installed")
)
struct MultiplexerTests {
  @Test(arguments: Multiplexer.installed)
  func chatsInEverySizeOfTheWindow(multiplexer: Multiplexer) async throws {
    let home = try Home.current
    let program = try multiplexer.start("exec \"$CONFAB\" --demo --model demo/echo", in: home)
    defer { multiplexer.end(in: home) }
    try await program.send("naïve 漢字 🙂")
    try await program.waitForAnswer()
    try await program.waitFor("prompt and answer") { screen in
      screen.lines.count { $0.text == "naïve 漢字 🙂" } == 2
    }
    for (columns, rows) in [(40, 12), (120, 40), (80, 24)] {
      program.terminal.resize(columns: columns, rows: rows)
      try await program.terminal.waitUntilShown("a window of \(columns)×\(rows)") { screen in
        screen.fits(columns: columns, rows: rows)
          && screen.lines.count { $0.text == "naïve 漢字 🙂" } == 2
      }
    }
    try await program.send("again")
    try await program.waitFor("another answer") { screen in
      !screen.isTurnRunning && screen.lines.count { $0.text == "again" } == 2
    }
    program.press(.ctrl("q"))
    _ = try await program.terminal.exitStatus()
    #expect(program.modesLeftOn == [])
  }

  @Test(arguments: Multiplexer.installed)
  func stopsAndComesBack(multiplexer: Multiplexer) async throws {
    let home = try Home.current
    let program = try multiplexer.start(
      "PS1='prompt> ' exec /bin/bash --norc --noediting -i", in: home)
    defer { multiplexer.end(in: home) }
    try await program.waitFor(text: "prompt>")
    program.type("\"$CONFAB\" --demo --model demo/echo\r")
    try await program.ready()
    program.type("a draft")
    try await program.waitFor("the draft") { $0.draft == "a draft" }
    program.press(.ctrl("z"))
    try await program.waitFor(text: "Stopped")
    program.type("fg\r")
    try await program.terminal.waitUntilShown("the program again") {
      $0.draft == "a draft" && !$0.contains("Stopped")
    }
    program.press(.enter)
    try await program.waitFor("the answer") { screen in
      screen.lines.count { $0.text == "a draft" } == 2
    }
    try await program.waitUntilIdle()
    program.press(.ctrl("q"))
    try await program.terminal.waitUntilShown("the shell") {
      !$0.hasComposer && $0.contains("prompt>")
    }
    program.type("exit\r")
    _ = try await program.terminal.exitStatus()
  }

  @Test(arguments: Multiplexer.installed)
  func takesAltAndPastesWhole(multiplexer: Multiplexer) async throws {
    let home = try Home.current
    let program = try multiplexer.start("exec \"$CONFAB\" --demo --model demo/echo", in: home)
    defer { multiplexer.end(in: home) }
    try await program.ready()
    program.type("one")
    program.press(.altEnter)
    program.type("two")
    try await program.waitFor("two lines") { screen in
      screen.contains("> one") && screen.lines.contains { $0.text == "  two" }
    }
    program.terminal.paste(" three\nfour")
    try await program.waitFor("four lines, and nothing sent") { screen in
      screen.lines.contains { $0.text == "  two three" }
        && screen.lines.contains { $0.text == "  four" }
    }
    program.press(.ctrl("q"))
    _ = try await program.terminal.exitStatus()
  }
}
