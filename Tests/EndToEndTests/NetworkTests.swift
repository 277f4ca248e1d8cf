import TerminalHarness
import Testing

/// Connections that fail before an answer: which step, retried three times.
@Suite(.inHomes) struct NetworkTests {
  private static let waits = [1.0, 1, 2]

  @Test func saysThatNobodyListens() async throws {
    let home = try Home.current
    let port = try Relay.unusedPort()
    let program = try home.confab([
      "--base-url", "http://127.0.0.1:\(port)/v1", "--model", "some/model",
    ])
    try await program.send("Hello there")
    let panel = try await program.errorPanel(within: 120)
    #expect(panel.code == "cannot connect")
    #expect(panel.modelID == "some/model")
    #expect(panel.requestID == "none was sent")
    #expect(panel.endpoint == "127.0.0.1:\(port)")
    #expect(panel.when.hasPrefix("network: connect"), "\(panel.when)")
    #expect(panel.advice.contains("whether the server runs there"))
    check(panel, program, result: "cannot connect")
  }

  @Test func saysThatTheServerHungUp() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab("demo/refuse")
    try await program.send("Hello there")
    let panel = try await program.errorPanel(within: 120)
    #expect(panel.code == "connection lost")
    #expect(panel.modelID == "demo/refuse")
    #expect(panel.when.hasPrefix("network: "), "\(panel.when)")
    check(panel, program, result: "connection lost")
    #expect(server.relay.completions.count == 4)
    #expect(server.relay.completions.compactMap(\.status) == [])
  }

  private func check(_ panel: ErrorPanel, _ program: Program, result: String) {
    #expect(panel.attempts.map(\.result) == Array(repeating: result, count: 4))
    #expect(panel.attempts.compactMap(\.requestID) == [])
    #expect(panel.waits.count == 3)
    for (shown, least) in zip(panel.waits, Self.waits) { #expect(shown >= least - 0.05) }
    #expect(program.countdowns.map(\.attempt) == [2, 3, 4])
    #expect(program.countdowns.allSatisfy { $0.goesDown })
  }
}
