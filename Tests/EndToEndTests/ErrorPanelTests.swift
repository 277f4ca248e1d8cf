import TerminalHarness
import Testing

/// The error panel's keys.
@Suite(.inHomes) struct ErrorPanelTests {
  @Test func copiesEachFactAndTheWholeReport() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab("demo/401")
    try await program.send("a secret of mine")
    let panel = try await program.errorPanel()
    let expected: [(key: Character, what: String, text: String)] = [
      ("i", "request ID", panel.requestID), ("c", "code", "401"), ("m", "model ID", "demo/401"),
      ("e", "message", panel.message),
    ]
    for copy in expected {
      let mark = program.terminal.mark()
      program.press(.character(copy.key))
      try await program.waitFor("\(copy.what) to be sent", since: mark) {
        $0.contains("sent to the terminal's clipboard: \(copy.what)")
      }
      #expect(program.copies.last == copy.text)
    }
    program.press(.character("y"))
    try await program.waitFor(text: "clipboard: report")
    let report = program.copies.last ?? ""
    for words in [
      "401", panel.message, "demo/401", panel.requestID, "immediate", server.endpoint,
    ] {
      #expect(report.contains(words), "\(report)")
    }
    #expect(!report.contains(WatchedServer.key))
    #expect(!report.contains("a secret of mine"))
    #expect(program.copies.count == 5)
  }

  @Test func retriesWithOneKey() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab("demo/400")
    try await program.send("Hello there")
    try await program.errorPanel()
    program.press(.character("r"))
    try await program.waitFor("the turn to begin") { $0.isTurnRunning }
    let panel = try await program.errorPanel()
    #expect(panel.attempts.count == 1)
    let ids = server.relay.completions.map(\.requestID)
    #expect(ids.count == 2)
    #expect(panel.requestID == ids.last ?? nil)
  }

  @Test func switchesTheModelAndRetries() async throws {
    let home = try Home.current
    let program = try home.demo("demo/404")
    try await program.send("Hello there")
    try await program.errorPanel()
    program.press(.character("s"))
    try await program.waitFor(text: "ask again with")
    program.type("demo/echo")
    try await program.waitFor("the choice") { $0.isSelected("demo/echo") }
    program.press(.enter)
    let screen = try await program.waitFor("the answer") { screen in
      !screen.isTurnRunning && screen.lines.contains { $0.text.hasPrefix("echo · ") }
        && screen.lines.count { $0.text == "Hello there" } == 2
    }
    #expect(screen.statusBar.contains("echo"))
  }

  @Test func scrollsInASmallWindow() async throws {
    let home = try Home.current
    let program = try home.confab(
      ["--demo", "--model", "demo/502-then-ok"], columns: 60, rows: 14)
    try await program.send("Hello there")
    try await program.waitFor(text: "It worked, on attempt 3.")
    program.press(.escape)
    try await program.waitForAnswer()
    let panel = try await program.lastError()
    #expect(panel.code == "502 Bad Gateway")
    #expect(panel.modelID == "demo/502-then-ok")
    #expect(panel.attempts.map(\.result) == ["502", "502", "200"])
    #expect(panel.attempts.compactMap(\.requestID).count == 3)
  }
}
