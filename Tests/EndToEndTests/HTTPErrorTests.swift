import Testing

/// The reference's table of HTTP errors, row by row, and their kin: what is shown, what is retried
/// and how often, and what is not. Each against what went over the wire.
@Suite(.inHomes) struct HTTPErrorTests {
  /// Backoff from 1 s, each wait at least half of 1, 2, 4, 8, 16 s, and never under 1 s.
  private static let exponential = [1.0, 1, 2, 4, 8]

  static let reference: [FailureCase] = [
    FailureCase(
      scenario: "400", code: "400 Bad Request", message: "temperature must be between 0.0 and 2.0.",
      advice: ["temperature", "then send again"], result: "400"),
    FailureCase(
      scenario: "401", code: "401 Unauthorized", message: "Invalid API key",
      advice: ["Verify the API key from \(WatchedServer.keyOrigin)"], result: "401"),
    FailureCase(
      scenario: "402", code: "402 Payment Required", message: "Insufficient account credits.",
      advice: ["Add credits at app.cline.bot", "-$0.14"], result: "402"),
    FailureCase(
      scenario: "403", code: "403 Forbidden",
      message: "This API key does not have access to this resource.",
      advice: ["Check the key's permissions"], result: "403"),
    FailureCase(
      scenario: "404", code: "404 Not Found", message: "Model not found.",
      advice: ["provider/model-name"], result: "404"),
    FailureCase(
      scenario: "429", code: "429 Too Many Requests", message: "Rate limit exceeded.",
      advice: ["Too many requests"], result: "429", waits: exponential),
    FailureCase(
      scenario: "500", code: "500 Internal Server Error", message: "Internal server error.",
      advice: ["Try again"], result: "500", waits: [1]),
    FailureCase(
      scenario: "502", code: "502 Bad Gateway",
      message: "The upstream provider returned an error.", advice: ["provider"], result: "502",
      waits: Array(exponential.prefix(3))),
    FailureCase(
      scenario: "503", code: "503 Service Unavailable",
      message: "The service is temporarily unavailable.", advice: ["down"], result: "503",
      waits: Array(exponential.prefix(3))),
  ]

  @Test(arguments: reference)
  func showsAndRetriesAsTheReferenceSays(failure: FailureCase) async throws {
    try await failure.check(try Home.current)
  }

  static let kin: [FailureCase] = [
    FailureCase(
      scenario: "413", code: "413 Content Too Large", message: "The request body is too large",
      advice: ["too large to send"], result: "413"),
    FailureCase(
      scenario: "422", code: "422 Unprocessable Content",
      message: "messages.0.content must not be empty.", advice: ["messages.0.content"],
      result: "422"),
    FailureCase(
      scenario: "504", code: "504 Gateway Timeout",
      message: "The upstream provider did not answer in time.", advice: ["Try again"],
      result: "504", waits: Array(exponential.prefix(3))),
    FailureCase(
      scenario: "529", code: "529 Overloaded", message: "The upstream provider is overloaded.",
      advice: ["Try again"], result: "529", waits: Array(exponential.prefix(3))),
    FailureCase(
      scenario: "403-reserved", code: "403 Forbidden",
      message: "only available via Cline product surfaces", advice: ["the key is fine"],
      result: "403"),
    FailureCase(
      scenario: "error-in-string", code: "402 Payment Required (insufficient_credits)",
      message: "Not enough credits available", advice: ["-$0.14", "Add credits"], result: "402"),
    FailureCase(
      scenario: "500-upstream-404", code: "500 Internal Server Error",
      message: "No endpoints found for demo/500-upstream-404.",
      advice: ["404", "trying again will not help"], result: "500"),
  ]

  @Test(arguments: kin)
  func tellsTheirKinApart(failure: FailureCase) async throws {
    try await failure.check(try Home.current)
  }

  /// Bodies that are no JSON: a proxy's page, bare text, nothing at all.
  static let oddBodies: [FailureCase] = [
    FailureCase(
      scenario: "plain-text-500", code: "500 Internal Server Error",
      message: "upstream connect error", advice: ["Try again"], result: "500", waits: [1]),
    FailureCase(
      scenario: "empty-body-502", code: "502 Bad Gateway", message: "", advice: ["provider"],
      result: "502", waits: Array(exponential.prefix(3))),
    FailureCase(
      scenario: "html-502", code: "502 Bad Gateway", message: "502 Bad Gateway",
      advice: ["provider"], result: "502", waits: Array(exponential.prefix(3))),
    FailureCase(
      scenario: "edge-403", code: "403 Forbidden", message: "403",
      advice: ["the key is not at fault", "8d3f0c5be9a1c2d4-FRA"], result: "403"),
  ]

  @Test(arguments: oddBodies)
  func makesSenseOfOddBodies(failure: FailureCase) async throws {
    try await failure.check(try Home.current)
  }

  /// Limits that no wait within reason helps: said when, and not retried.
  static let limits: [FailureCase] = [
    FailureCase(
      scenario: "429-no-retry", code: "429 Too Many Requests (INFERENCE_CAP_ERROR)",
      message: "Daily free limit reached", advice: ["it resets in 19 h 39 min", "Another model"],
      result: "429"),
    FailureCase(
      scenario: "429-spend-limit", code: "429 Too Many Requests (SPEND_LIMIT_EXCEEDED)",
      message: "You have reached your daily spend limit", advice: ["it resets in"], result: "429"),
    FailureCase(
      scenario: "429-long-wait", code: "429 Too Many Requests", message: "Rate limit exceeded.",
      advice: ["Try again in 10 min"], result: "429"),
  ]

  @Test(arguments: limits)
  func doesNotWaitForWhatTakesTooLong(failure: FailureCase) async throws {
    try await failure.check(try Home.current)
  }
}
