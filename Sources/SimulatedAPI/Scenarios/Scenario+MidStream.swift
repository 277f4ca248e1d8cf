/// What goes wrong after a response began with 200.
extension Scenario {
  static let midStream: [Scenario] = [
    Scenario(
      "mid-stream-context-length", "context_length_exceeded in the middle: not retried",
      .failing(
        "context_length_exceeded",
        "This model's maximum context length is 128000 tokens; the input has 131072.")),
    Scenario(
      "mid-stream-content-filter", "content_filter in the middle: not retried",
      .failing("content_filter", "The content was blocked by a safety filter.")),
    Scenario(
      "mid-stream-rate-limit", "rate_limit in the middle: retried up to three times", rateLimit),
    Scenario(
      "mid-stream-rate-limit-then-ok", "rate_limit in the middle once, then an answer",
      failures: 1, rateLimit, then: .recovered),
    Scenario(
      "mid-stream-server-error", "server_error in the middle: retried up to three times",
      serverError),
    Scenario(
      "mid-stream-server-error-then-ok", "server_error in the middle once, then an answer",
      failures: 1, serverError, then: .recovered),
    Scenario(
      "mid-stream-top-level-error", "An error frame without choices, in the middle",
      .failing("server_error", "The provider disconnected unexpectedly.", shape: .topLevel)),
    Scenario(
      "stream-initialization-failed", "200, and an error as the first frame",
      .steps([
        .pause(milliseconds: 200),
        .failure(
          StreamFailure(
            code: "stream_initialization_failed",
            message: "Failed to create stream: the provider did not accept the request.",
            shape: .initialization)),
      ])),
    Scenario("cut", "The connection breaks in the middle of an answer", brokenFrame),
    Scenario(
      "cut-then-ok", "The connection breaks once, then an answer", failures: 1, brokenFrame,
      then: .recovered),
    Scenario("truncated", "The stream ends early, without finish_reason", .breakingOff([])),
    Scenario("empty", "A good ending, and not a word before it", nothing),
    Scenario(
      "empty-then-ok", "An empty answer once, then a good one", failures: 1, nothing,
      then: .recovered),
    Scenario("refuse", "Closes the connection before it answers", Behaviour { _ in .close }),
  ]

  private static let rateLimit = Behaviour.failing(
    "rate_limit", "The provider's rate limit was hit during generation.")

  private static let serverError = Behaviour.failing(
    "server_error", "The upstream provider failed during generation.")

  /// Half a frame, and the connection is gone.
  private static let brokenFrame = Behaviour.breakingOff([
    .raw("data: {\"id\":\"gen-"), .cut,
  ])

  private static let nothing = Behaviour.steps(
    [.pause(milliseconds: 300)] + Behaviour.ending)
}
