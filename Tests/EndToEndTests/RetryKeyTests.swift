import TerminalHarness
import Testing

/// The keys that a wait between two attempts offers, and what is typed meanwhile.
@Suite(.inHomes) struct RetryKeyTests {
  @Test func enterRetriesNow() async throws {
    let home = try Home.current
    let program = try home.demo("demo/429")
    try await program.send("Hello there")
    for attempt in 2...6 {
      try await program.waitForCountdown(attempt: attempt)
      program.press(.enter)
    }
    let panel = try await program.errorPanel()
    #expect(panel.attempts.map(\.result) == Array(repeating: "429", count: 6))
    // The last wait would have been 8 s and more.
    #expect(panel.waits.count == 5)
    #expect((panel.waits.last ?? 100) < 8, "\(panel.waits)")
  }

  @Test(arguments: [TerminalKey.escape, .ctrl("c")])
  func cancelsAndGivesThePromptBack(key: TerminalKey) async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab("demo/429-retry-after")
    try await program.send("Hello there")
    let waiting = try await program.waitForCountdown(attempt: 2)
    #expect(waiting.flowing.contains("429 Too Many Requests"))
    #expect(waiting.flowing.contains("Enter retry now"))
    #expect(waiting.flowing.contains("Esc cancel"))
    #expect(waiting.flowing.contains("F5 switch model"))
    let id = server.relay.completions.last?.requestID ?? "none"
    #expect(waiting.contains("request \(id.prefix(8))"))
    program.press(key)
    let screen = try await program.waitForAnswer()
    #expect(screen.draft == "Hello there")
    #expect(ErrorPanel.Page(screen) == nil)
    let panel = try await program.lastError()
    #expect(panel.attempts.map(\.result) == ["429"])
    #expect(panel.waits == [])
    #expect(server.relay.completions.count == 1)
  }

  @Test func switchingTheModelRetriesAtOnceWithIt() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab("demo/429-retry-after")
    try await program.send("Hello there")
    try await program.waitForCountdown(attempt: 2)
    program.press(.f(5))
    try await program.waitFor(text: "┌─ model ─")
    program.type("demo/echo")
    try await program.waitFor("the choice") { $0.isSelected("demo/echo") }
    program.press(.enter)
    let screen = try await program.waitForAnswer()
    #expect(screen.lines.count { $0.text == "Hello there" } == 2, "\(screen.drawing)")
    #expect(screen.lines.contains { $0.text.hasPrefix("echo · ") })
    #expect(server.relay.completions.map(\.status) == [429, 200])
  }

  @Test func keepsWhatIsTypedMeanwhile() async throws {
    let home = try Home.current
    let program = try home.demo("demo/500")
    try await program.send("Hello there")
    try await program.waitForCountdown(attempt: 2)
    // Each of these letters is a key of the error panel.
    let text = "recyims is typed"
    program.type(text)
    let screen = try await program.waitForAnswer()
    #expect(screen.draft == text)
    #expect(ErrorPanel.Page(screen) == nil)
    #expect(screen.flowing.contains("500 Internal Server Error"))
    #expect(screen.flowing.contains("F4 shows the error"))
    let panel = try await program.lastError()
    #expect(panel.attempts.map(\.result) == ["500", "500"])
    program.press(.escape)
    try await program.waitFor("the draft") { ErrorPanel.Page($0) == nil && $0.draft == text }
  }
}
