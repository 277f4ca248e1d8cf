import Chat
import Testing

@testable import Provider

/// From what a response says about waiting to what is waited: headers, dates, words.
struct WaitTests {
  typealias Decision = RetryPolicy.Decision

  static func wait(_ seconds: Double, of attempts: Int = 6) -> Decision {
    .retry(after: seconds, attempts: attempts)
  }
  static let untried = Decision.giveUp(.forbidden)

  static func body(_ message: String = "slow", code: String = "429") -> String {
    #"{"error":{"code":\#(code),"message":"\#(message)"}}"#
  }

  // This machine's clock stands at 2026-09-16T14:00:00Z, which is 1789567200.
  static let cases: [(headers: [(String, String)], body: String, Decision)] = [
    // Nothing said: Confab's own first wait.
    ([], body(), wait(1)),
    ([("retry-after", "7")], body(), wait(7)), ([("retry-after", "0.25")], body(), wait(0.25)),
    ([("retry-after-ms", "1500")], body(), wait(1.5)),
    ([("retry-after-ms", "250.5"), ("retry-after", "9")], body(), wait(0.2505)),
    ([("retry-after", "120")], body(), wait(120)),
    ([("retry-after", "121")], body(), .giveUp(.tooLong(121))),
    // A date, and a local clock that is right, ten years fast, ten years slow.
    ([("retry-after", "Wed, 16 Sep 2026 14:00:20 GMT")], body(), wait(20)),
    (
      [
        ("date", "Fri, 16 Sep 2016 14:00:00 GMT"),
        ("retry-after", "Fri, 16 Sep 2016 14:00:20 GMT"),
      ], body(), wait(20)
    ),
    (
      [
        ("date", "Sun, 16 Sep 2036 14:00:00 GMT"),
        ("retry-after", "Sun, 16 Sep 2036 14:10:00 GMT"),
      ], body(), .giveUp(.tooLong(600))
    ),
    // Resets: delta seconds, epoch seconds, epoch milliseconds, the last two by the server's clock.
    ([("x-ratelimit-reset", "12")], body(), wait(12)),
    ([("ratelimit-reset", "12.5")], body(), wait(12.5)),
    ([("x-ratelimit-reset", "1789567260")], body(), wait(60)),
    ([("ratelimit-reset", "1789567260500")], body(), wait(60.5)),
    (
      [("date", "Fri, 16 Sep 2016 14:00:00 GMT"), ("x-ratelimit-reset", "1474034430")], body(),
      wait(30)
    ),
    (
      [("date", "Fri, 16 Sep 2016 14:00:00 GMT"), ("x-ratelimit-reset", "1474034430000")], body(),
      wait(30)
    ),
    ([("x-ratelimit-reset", "1789570800")], body(), .giveUp(.tooLong(3_600))),
    // A reset that is over is no wait.
    ([("x-ratelimit-reset", "1789567199")], body(), wait(0)),
    ([("retry-after", "3"), ("x-ratelimit-reset", "90")], body(), wait(3)),
    // What makes no sense says nothing.
    ([("retry-after", "soon"), ("x-ratelimit-reset", "-1")], body(), wait(1)),
    ([("retry-after", "NaN")], body(), wait(1)), ([("retry-after", "inf")], body(), wait(1)),
    // The server's word on trying at all.
    ([("no-retry", "true")], body(), untried),
    ([("no-retry", "true"), ("retry-after", "1")], body(), untried),
    ([("x-should-retry", "false"), ("retry-after", "1")], body(), untried),
    ([("x-should-retry", "true"), ("retry-after", "1")], body(), wait(1)),
    // Words.
    ([], body("Try again in 30s"), wait(30)),
    ([], body("Please retry after 1.5 seconds."), wait(1.5)),
    ([], body("Try again in 19h 39m"), .giveUp(.tooLong(70_740))),
    ([], body("The limit resets in 1d 11h"), .giveUp(.tooLong(126_000))),
    ([], body("again and again in vain"), wait(1)),
    // A header is more exact than words.
    ([("retry-after", "2")], body("Try again in 19h 39m"), wait(2)),
  ]

  @Test(arguments: cases)
  func waitsAsTheServerSays(headers: [(String, String)], body: String, expected: Decision) throws {
    let result = ResponseReader.read(status: 429, headers: headers, body)
    let failure = try #require(result.state.failure)
    let decision = RetryPolicy().decision(
      for: failure, kind: FailureKind(failure), attempt: 1, tally: RetryTally(), jitter: 0)
    switch (decision, expected) {
    case (.retry(let wait, let attempts), .retry(let expectedWait, let expectedAttempts)):
      #expect(abs(wait - expectedWait) < 1e-6 && attempts == expectedAttempts, "\(decision)")
    case (.giveUp(.tooLong(let wait)), .giveUp(.tooLong(let expectedWait))):
      #expect(abs(wait - expectedWait) < 1e-6, "\(decision)")
    default: #expect(decision == expected)
    }
  }

  /// Inside a stream, the wait stands in the head that came long before, or in words.
  @Test(
    arguments: [
      ([], "slow", wait(1, of: 4)), ([], "Try again in 20s", wait(20, of: 4)),
      ([("x-ratelimit-reset", "9")], "slow", wait(9, of: 4)),
      ([], "Try again in 2h", .giveUp(.tooLong(7_200))),
    ] as [([(String, String)], String, Decision)])
  func waitsAsAStreamSays(
    headers: [(String, String)], message: String, expected: Decision
  ) throws {
    let frame = "data: \(Self.body(message, code: "\"rate_limit\""))\n\n"
    let failure = try #require(ResponseReader.read(headers: headers, frame).state.failure)
    #expect(
      RetryPolicy().decision(
        for: failure, kind: FailureKind(failure), attempt: 1, tally: RetryTally(), jitter: 0)
        == expected)
  }
}
