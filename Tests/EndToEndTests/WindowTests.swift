import TerminalHarness
import Testing

/// Windows of all sizes, terminals of all types, and a size that changes at any moment.
@Suite(.inHomes) struct WindowTests {
  static let sizes = [(20, 5), (40, 12), (80, 24), (200, 60)]
  static let types = ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100"]

  @Test(arguments: sizes, types)
  func chatsAndLeavesNothingBehind(size: (columns: Int, rows: Int), type: String) async throws {
    let home = try Home.current
    let program = try home.demo(
      "demo/echo", environment: ["TERM": type], columns: size.columns, rows: size.rows)
    try await program.send("Hello there")
    let answer = try await program.waitFor("the answer") { screen in
      !screen.isTurnRunning && screen.hasComposer
        && screen.lines.contains { $0.text == "Hello there" }
    }
    #expect(answer.lines.count == size.rows)
    try await program.waitFor("the cursor in the composer") {
      $0.cursor.isVisible && $0.row($0.cursor.row).hasPrefix(">") && $0.cursor.column == 2
    }
    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
    // Where there is no other screen to go back to, the own one is cleared.
    #expect(!program.screen.contains("Hello there"))
  }

  @Test(arguments: sizes)
  func countsDownAndShowsTheErrorInAnyWindow(columns: Int, rows: Int) async throws {
    let home = try Home.current
    let program = try home.demo("demo/500", columns: columns, rows: rows)
    try await program.send("Hello there")
    try await program.waitFor("the wait") { screen in
      screen.statusBar.hasPrefix("retry in 1 s")
        && screen.lines.dropLast().contains { $0.text.contains("1 s") }
    }
    let panel = try await program.waitFor("the error") {
      !$0.isTurnRunning && $0.contains("500")
        && ($0.contains("error ─") || $0.contains(" error "))
    }
    #expect(panel.contains("Esc"))
    program.press(.escape)
    try await program.waitFor("the prompt that came back") { $0.draft == "Hello there" }
  }

  @Test func saysWhatSizeItNeeds() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo", columns: 19, rows: 5)
    try await program.waitFor("the size") { $0.contains("too small: 20×5") }
    program.terminal.resize(columns: 20, rows: 5)
    try await program.waitUntilReady()
    program.terminal.resize(columns: 60, rows: 4)
    try await program.waitFor(text: "needs 20×5")
    #expect(try await program.quit() == .exited(0))
  }

  @Test func standsAStormOfResizes() async throws {
    let home = try Home.current
    let program = try home.demo("demo/long")
    try await program.send("the whole tour")
    try await program.waitFor("text") { $0.statusBar.hasPrefix("receiving") }
    let sizes = [(20, 5), (200, 60), (1, 1), (43, 13), (120, 40), (19, 4), (80, 24), (33, 7)]
    for round in 0..<64 {
      let (columns, rows) = sizes[(round * 5 + round / 8) % sizes.count]
      program.terminal.resize(columns: columns, rows: rows)
      // Some of them while the frame for the last one is still on its way.
      if round % 3 == 0 { await program.terminal.settle(10, within: 1) }
    }
    program.terminal.resize(columns: 72, rows: 20)
    try await program.waitFor("the last size", since: program.terminal.mark()) {
      $0.lines.count == 20 && $0.hasComposer && $0.contains("▍receiving")
    }
    program.press(.escape)
    try await program.waitUntilIdle()
    let before = await program.terminal.settle()
    program.press(.ctrl("l"))
    let after = await program.terminal.settle()
    #expect(before.lines.map(\.text) == after.lines.map(\.text), "drawn anew, it is the same")
    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
  }
}
