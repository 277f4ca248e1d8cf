/// 429 in all its kinds: those that pass by waiting, each way of saying how long, and those that
/// no wait within reason helps.
extension Scenario {
  static let rateLimits: [Scenario] = [
    Scenario("429", "429 Too Many Requests: retried up to five times", limited()),
    Scenario(
      "429-then-ok", "429 twice, then an answer: watch the countdown", failures: 2, limited(),
      then: .recovered),
    Scenario(
      "429-retry-after", "429 with Retry-After: 3 seconds",
      limited([.fixed("Retry-After", "3")])),
    Scenario(
      "429-retry-after-ms", "429 with retry-after-ms: 2500",
      limited([.fixed("retry-after-ms", "2500")])),
    Scenario(
      "429-http-date", "429 with Retry-After as a date, 3 seconds ahead",
      limited([.date("Retry-After", afterSeconds: 3)])),
    Scenario(
      "429-reset-header", "429 with X-RateLimit-Reset in milliseconds, 3 seconds ahead",
      limited([
        .fixed("X-RateLimit-Limit", "20"), .fixed("X-RateLimit-Remaining", "0"),
        .epochMilliseconds("X-RateLimit-Reset", afterSeconds: 3),
      ])),
    Scenario(
      "429-no-retry", "429 for a free model's daily cap: not retried",
      .refusing(429, headers: [.fixed("no-retry", "true")]) { exchange in
        let model = exchange.request.model
        let message =
          "Error 429: Daily free limit reached on model \(model). Try again in 19h 39m"
        return ["error": ["code": "INFERENCE_CAP_ERROR", "message": .string(message)]]
      }),
    Scenario("429-spend-limit", "429 for a spend limit: not retried", spendLimit),
    Scenario(
      "429-long-wait", "429 with Retry-After: 600 seconds: too long to wait by itself",
      limited([.fixed("Retry-After", "600")])),
  ]

  private static func limited(_ headers: [Behaviour.Header] = []) -> Behaviour {
    .refusing(429, "Rate limit exceeded. Slow down and try again.", headers: headers)
  }

  private static let spendLimit = Behaviour.refusing(429) { exchange in
    let midnight = (exchange.now / 1000 / 86_400 + 1) * 86_400
    return [
      "error": [
        "code": "SPEND_LIMIT_EXCEEDED", "limit_scope": "user", "budget_period": "daily",
        "limit_usd": 20.0, "spent_usd": 20.5,
        "resets_at": .string(Timestamp(seconds: midnight).rfc3339),
        "message": "You have reached your daily spend limit of $20.00.",
      ]
    ]
  }
}
