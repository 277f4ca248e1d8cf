import TerminalHarness
import Testing

/// The reference's table of mid-stream errors, and the other ways in which a stream breaks: the code,
/// that it was mid-stream, what is retried, and that nothing that came is lost.
@Suite(.inHomes) struct MidStreamErrorTests {
  private static let waits = [1.0, 1, 2]
  /// What comes before the stream breaks.
  private static let partial = "This answer begins like any other"

  static let reference: [FailureCase] = [
    FailureCase(
      scenario: "mid-stream-context-length", code: "context_length_exceeded",
      message: "maximum context length is 128000 tokens", advice: ["a larger context"],
      result: "200, context_length_exceeded", stage: "mid-stream"),
    FailureCase(
      scenario: "mid-stream-content-filter", code: "content_filter",
      message: "The content was blocked by a safety filter.", advice: ["Change the prompt"],
      result: "200, content_filter", stage: "mid-stream"),
    FailureCase(
      scenario: "mid-stream-rate-limit", code: "rate_limit",
      message: "The provider's rate limit was hit during generation.",
      advice: ["Too many requests"], result: "200, rate_limit", waits: waits, stage: "mid-stream"),
    FailureCase(
      scenario: "mid-stream-server-error", code: "server_error",
      message: "The upstream provider failed during generation.", advice: ["Try again"],
      result: "200, server_error", waits: waits, stage: "mid-stream"),
  ]

  static let broken: [FailureCase] = [
    FailureCase(
      scenario: "mid-stream-top-level-error", code: "server_error",
      message: "The provider disconnected unexpectedly.", advice: ["Try again"],
      result: "200, server_error", waits: waits, stage: "mid-stream"),
    FailureCase(
      scenario: "cut", code: "connection lost", message: "", advice: ["What had come is kept"],
      result: "connection lost", waits: waits, stage: "mid-stream"),
    FailureCase(
      scenario: "truncated", code: "connection lost", message: "",
      advice: ["What had come is kept"], result: "connection lost", waits: waits,
      stage: "mid-stream"),
  ]

  @Test(arguments: reference + broken)
  func showsThatItWasMidStreamAndKeepsWhatCame(failure: FailureCase) async throws {
    let home = try Home.current
    try await failure.check(home)
    #expect(try home.logHolds(Self.partial))
    try await lookAgain(home, failure)
  }

  /// The next start: the partial answer and its error are still there.
  private func lookAgain(_ home: Home, _ failure: FailureCase) async throws {
    let program = try home.confab(
      ["--endpoint", "watched", "--model", failure.model, "--conversation", "last"],
      environment: [WatchedServer.variable: WatchedServer.key])
    let screen = try await program.waitFor(text: Self.partial)
    #expect(screen.flowing.contains("interrupted"))
    #expect(screen.flowing.contains("request ID"))
    let panel = try await program.lastError()
    #expect(panel.code == failure.code)
    #expect(panel.attempts.count == failure.attempts)
    #expect(try await program.quit() == .exited(0))
  }

  /// Nothing came before these: no partial answer, and the prompt comes back.
  static let textless: [FailureCase] = [
    FailureCase(
      scenario: "stream-initialization-failed",
      code: "stream_initialization_failed · stream could not be started",
      message: "Failed to create stream", advice: ["Try again"],
      result: "200, stream_initialization_failed", waits: waits, stage: "mid-stream"),
    FailureCase(
      scenario: "empty", code: "empty answer", message: "",
      advice: ["The model answered with nothing"], result: "200, empty answer", waits: [0.25],
      stage: "mid-stream"),
  ]

  @Test(arguments: textless)
  func tellsABrokenBeginningFromABrokenAnswer(failure: FailureCase) async throws {
    try await failure.check(try Home.current)
  }

  @Test func keepsThePartialAnswersBesideTheOneThatCame() async throws {
    let home = try Home.current
    let program = try home.demo("demo/mid-stream-server-error-then-ok")
    try await program.send("Hello there")
    let screen = try await program.waitFor("the partial answer during the wait") {
      $0.countdown != nil && $0.contains(Self.partial)
    }
    #expect(screen.flowing.contains("interrupted"))
    #expect(screen.contains("server_error"))
    let answered = try await program.waitFor(text: "It worked, on attempt 2.")
    #expect(!answered.contains(Self.partial))
    #expect(answered.contains("‹2/2›") || answered.isTurnRunning)
    program.press(.escape)
    try await program.waitForAnswer()
    #expect(try home.logHolds(Self.partial))
  }
}
