import TerminalHarness
import Testing

/// Failures that pass: retried, answered, and still to be looked up.
@Suite(.inHomes) struct RecoveryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var scenario: String
    var attempts: Int
    var result: String
    var testDescription: String { scenario }
  }

  @Test(arguments: [
    Case(scenario: "429-then-ok", attempts: 3, result: "429"),
    Case(scenario: "500-then-ok", attempts: 2, result: "500"),
    Case(scenario: "502-then-ok", attempts: 3, result: "502"),
    Case(scenario: "503-then-ok", attempts: 3, result: "503"),
    Case(scenario: "mid-stream-rate-limit-then-ok", attempts: 2, result: "200, rate_limit"),
    Case(scenario: "mid-stream-server-error-then-ok", attempts: 2, result: "200, server_error"),
    Case(scenario: "cut-then-ok", attempts: 2, result: "connection lost"),
    Case(scenario: "empty-then-ok", attempts: 2, result: "200, empty answer"),
  ])
  func answersAfterARetry(example: Case) async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab("demo/\(example.scenario)")
    try await program.send("Hello there")
    try await program.waitFor(text: "It worked, on attempt \(example.attempts).")
    // The rest of the answer is not what is tested.
    program.press(.escape)
    try await program.waitForAnswer()

    #expect(program.countdowns.map(\.attempt) == Array(2...example.attempts))
    #expect(program.countdowns.allSatisfy { $0.goesDown }, "\(program.countdowns)")
    #expect(server.relay.completions.count == example.attempts)

    let panel = try await program.lastError()
    var results = Array(repeating: example.result, count: example.attempts - 1)
    results.append("200")
    #expect(panel.attempts.map(\.result) == results)
    #expect(panel.attempts.map(\.requestID) == server.relay.completions.map(\.requestID))
    #expect(panel.waits.count == example.attempts - 1)
  }

  /// What the server says about a wait is obeyed. The policy's own first wait is 1 s, so 2 s and
  /// more can only come from the server.
  @Test(arguments: [
    ("429-retry-after", 3.0), ("429-retry-after-ms", 2.5), ("429-http-date", 2.0),
    ("429-reset-header", 2.0),
  ])
  func waitsAsLongAsTheServerSays(scenario: String, least: Double) async throws {
    let home = try Home.current
    let program = try home.demo("demo/\(scenario)")
    try await program.send("Hello there")
    try await program.waitForCountdown(attempt: 3)
    program.press(.escape)
    try await program.waitForAnswer()
    let panel = try await program.lastError()
    #expect(panel.attempts.map(\.result) == ["429", "429"])
    #expect(panel.waits.count == 1)
    #expect(panel.waits.allSatisfy { $0 >= least - 0.05 }, "\(panel.waits)")
    #expect(program.countdowns.first?.goesDown == true)
    #expect((program.countdowns.first?.seconds.first ?? 0) >= 2)
  }
}
