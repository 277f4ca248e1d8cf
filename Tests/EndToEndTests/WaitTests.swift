import TerminalHarness
import Testing

/// Waits that ask: silence, limits that last, and what goes on behind another conversation.
@Suite(.inHomes) struct WaitTests {
  @Test func asksBeforeItGivesUpASilentStream() async throws {
    let home = try Home.current
    try home.configure("[timeouts]\nidle_seconds = 1\n")
    let program = try home.demo("demo/stall")
    try await program.send("Hello there")
    let asked = try await program.waitFor(text: "Enter keep waiting")
    #expect(asked.flowing.contains("gives up in"))
    #expect(asked.flowing.contains("silent for"))
    let mark = program.terminal.mark()
    program.press(.enter)
    try await program.waitFor("the end of the question", since: mark) {
      $0.hasStatusBar && !$0.flowing.contains("Enter keep waiting")
    }
    try await program.waitFor(text: "Enter keep waiting")
    program.press(.alt("r"))
    try await program.waitFor("the second attempt") { $0.flowing.contains("attempt 2") }
    program.press(.escape)
    let screen = try await program.waitForAnswer()
    #expect(screen.flowing.contains("This answer begins like any other"))
    let panel = try await program.lastError()
    #expect(panel.attempts.first?.result == "stalled")
  }

  @Test func waitsForALimitThatLastsOnlyWhenAsked() async throws {
    let home = try Home.current
    let program = try home.demo("demo/429-long-wait")
    try await program.send("Hello there")
    let first = try await program.errorPanel()
    #expect(first.attempts.map(\.result) == ["429"])
    #expect(program.screen.flowing.contains("w wake me at"))
    program.type("w")
    let waiting = try await program.waitFor("the wait") {
      $0.statusBar.hasPrefix("retry at") && $0.flowing.contains("retrying at")
    }
    #expect(waiting.flowing.contains("(in 10 min)"), "\(waiting.drawing)")
    program.press(.enter)
    let second = try await program.errorPanel()
    #expect(second.attempts.map(\.result) == ["429", "429"])
  }

  @Test func goesOnFromAnAnswerThatBrokeOff() async throws {
    let home = try Home.current
    let program = try home.demo("demo/stall")
    try await program.send("Hello there")
    try await program.waitFor("some text") { $0.flowing.contains("The second sentence") }
    program.press(.escape)
    let stopped = try await program.waitForAnswer()
    #expect(stopped.flowing.contains("Alt-C continue"))
    program.press(.alt("c"))
    try await program.waitFor("the next turn") { $0.isTurnRunning }
    try await program.waitFor("the second answer") {
      $0.lines.count { $0.text == "The second sentence" } == 2
    }
    #expect(program.screen.flowing.contains("Continue exactly where you stopped."))
    program.press(.escape)
    try await program.waitForAnswer()
  }

  @Test func asksAgainWithoutTheOlderHalf() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab("demo/echo")
    try await program.send("First of all")
    try await program.waitForAnswer()
    program.press(.f(5))
    try await program.waitFor(text: "┌─ model ─")
    program.type("demo/mid-stream-context-length")
    try await program.waitFor("the choice") { $0.isSelected("demo/mid-stream-context-length") }
    program.press(.enter)
    try await program.waitFor("the model") { $0.statusBar.contains("context-length") }
    try await program.send("And then")
    let panel = try await program.errorPanel()
    #expect(panel.attempts.count == 1)
    #expect(program.screen.flowing.contains("d drop the older half"))
    let mark = program.terminal.mark()
    program.type("d")
    try await program.waitFor("the next turn", since: mark) { $0.isTurnRunning }
    try await program.errorPanel()
    #expect(server.relay.completions.count == 3)
  }

  @Test func bringsThePromptBackToBeEdited() async throws {
    let home = try Home.current
    let program = try home.demo("demo/429-retry-after")
    try await program.send("Hello there")
    try await program.waitForCountdown(attempt: 2)
    program.press(.alt("e"))
    let screen = try await program.waitForAnswer()
    #expect(screen.draft == "Hello there")
    #expect(ErrorPanel.Page(screen) == nil)
  }

  @Test func countsDownBehindAnotherConversation() async throws {
    let home = try Home.current
    let program = try home.demo("demo/429")
    try await program.send("Hello there")
    try await program.waitForCountdown(attempt: 2)
    program.press(.alt("n"))
    let behind = try await program.waitFor("the other's badge") {
      $0.statusBar.contains("1 more: retry in") && $0.countdown == nil
    }
    #expect(!behind.flowing.contains("Hello there"))
    let mark = program.terminal.mark()
    program.press(.f(6))
    try await program.waitFor("the first conversation", since: mark) {
      $0.flowing.contains("Hello there") && $0.countdown != nil
    }
    program.press(.escape)
    try await program.waitForAnswer()
  }
}
