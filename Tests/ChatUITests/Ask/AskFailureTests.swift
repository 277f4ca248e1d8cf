import Chat
import Testing

@testable import ChatUI

/// A failure as whole lines: every fact that support asks for, and what to do without the chat's keys.
struct AskFailureTests {
  private static let context = AdviceContext(
    endpoint: "api.cline.bot", model: .sonnet, failedAt: WallTime(seconds: 50_520))

  private static func lines(_ failure: AskFailure) -> [String] {
    failure.facts.map { "\($0.label): \($0.value)" }
  }

  @Test func allFactsStandInTheirOrder() {
    let failure = Failure(
      origin: .http, status: 402, code: "insufficient_credits", message: "Insufficient balance",
      requestID: "req-7", generationID: "gen-7",
      details: FailureDetails(balance: -0.14, edgeID: "ray-7"))
    let attempts: [Attempt] = [
      .failed(.rateLimit, number: 1), .failed(.rateLimit, number: 2), .failed(failure, number: 3),
    ]
    let told = AskFailure(failure, attempts: attempts, in: Self.context)
    #expect(told.title == "402 Payment Required (insufficient_credits)")
    #expect(
      Self.lines(told) == [
        "message: Insufficient balance", "model: anthropic/claude-sonnet-4.6",
        "request ID: req-7", "generation: gen-7", "edge ID: ray-7", "endpoint: api.cline.bot",
        "when: immediate (HTTP error)", "balance: -$0.14",
        "attempts: 3: 429 Too Many Requests 2 times, 402 Payment Required",
        "what to do: \(told.advice)",
      ])
    #expect(!told.advice.isEmpty)
  }

  @Test func whatIsNotKnownIsLeftOutButTheRequestID() {
    let told = AskFailure(Failure(origin: .client), attempts: [], in: Self.context)
    #expect(
      Self.lines(told) == [
        "model: anthropic/claude-sonnet-4.6", "request ID: none was sent",
        "endpoint: api.cline.bot", "when: not sent",
        "what to do: Nothing was sent. See the message.",
      ])
  }

  @Test func theRequestIDIsTheAttemptsWhereTheFailureHasNone() {
    var attempt = Attempt.failed(Failure(origin: .network, step: .cut, status: 200))
    attempt.requestID = "req-head"
    let told = AskFailure(
      Failure(origin: .network, step: .cut, status: 200), attempts: [attempt], in: Self.context)
    #expect(Self.lines(told).contains("request ID: req-head"))
    // One attempt needs no list of them.
    #expect(!told.facts.contains { $0.label == "attempts" })
  }

  @Test(arguments: [
    (
      Failure(origin: .http, status: 400, code: "400", message: "bad", parameter: "temperature"),
      "--set temperature=off"
    ),
    (Failure(origin: .stream, status: 200, code: "context_length_exceeded"), "confab models"),
  ])
  func theAdviceIsForACommandLine(failure: Failure, words: String) {
    let advice = AskFailure(failure, attempts: [], in: Self.context).advice
    #expect(advice.contains(words) && !advice.contains("/set"), "\(advice)")
  }
}
