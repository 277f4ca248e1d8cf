import Chat
import Testing

@testable import Provider

struct RetryHeadersTests {
  static func hints(_ headers: [(String, String)], status: Int = 429, code: String? = nil)
    -> RetryHints
  {
    let head = ResponseHead(status: status, headers: headers)
    return RetryHeaders.hints(head, code: code, date: head.date(now: FixedTime.wall))
  }

  // The clock stands at 2026-09-16T14:00:00Z, which is 1789567200.
  @Test(
    arguments: [
      ([], nil), ([("Retry-After", "7")], 7), ([("retry-after", " 1.5 ")], 1.5),
      ([("retry-after", "0")], 0),
      ([("retry-after-ms", "1500"), ("retry-after", "9")], 1.5),
      ([("retry-after-ms", "x"), ("retry-after", "9")], 9),
      ([("retry-after", "Wed, 16 Sep 2026 14:00:20 GMT")], 20),
      ([("retry-after", "Wednesday, 16-Sep-26 14:00:20 GMT")], 20),
      ([("retry-after", "Wed Sep 16 14:00:20 2026")], 20),
      ([("retry-after", "Wed, 16 Sep 2026 13:00:00 GMT")], 0),
      // Relative to the server's own clock, which is an hour slow here.
      (
        [
          ("date", "Wed, 16 Sep 2026 13:00:00 GMT"),
          ("retry-after", "Wed, 16 Sep 2026 13:00:20 GMT"),
        ], 20
      ),
      ([("retry-after", "soon")], nil), ([("retry-after", "-5")], nil),
      ([("retry-after", "")], nil), ([("retry-after", "1e99")], 3.2e8),
      ([("x-ratelimit-reset", "12")], 12), ([("x-ratelimit-reset", "1789567260")], 60),
      ([("x-ratelimit-reset", "1789567260500")], 60.5), ([("x-ratelimit-reset", "1789567000")], 0),
      ([("ratelimit-reset", "3")], 3), ([("x-ratelimit-reset", "4"), ("retry-after", "2")], 2),
      ([("x-ratelimit-reset", "2026-09-16T14:00:09Z")], 9),
      ([("x-ratelimit-reset-requests", "1s"), ("x-ratelimit-reset-tokens", "6m0s")], 360),
      (
        [
          ("x-ratelimit-reset-requests", "20ms"), ("x-ratelimit-reset-tokens", "6m0s"),
          ("x-ratelimit-remaining-requests", "0"),
        ], 0.02
      ),
      ([("x-ratelimit-reset", "whenever")], nil),
    ] as [([(String, String)], Double?)])
  func readsTheWait(headers: [(String, String)], seconds: Double?) {
    let wait = Self.hints(headers).waitSeconds
    #expect(wait.map { ($0 * 1_000).rounded() } == seconds.map { ($0 * 1_000).rounded() })
  }

  @Test(
    arguments: [
      (500, nil, nil), (200, nil, nil), (200, "server_error", nil), (200, "rate_limit", 12),
      (429, nil, 12), (502, "429", 12),
    ] as [(Int, String?, Double?)])
  func readsResetsForRateLimitsOnly(status: Int, code: String?, seconds: Double?) {
    #expect(
      Self.hints([("x-ratelimit-reset", "12")], status: status, code: code).waitSeconds == seconds)
  }

  @Test(
    arguments: [
      ([("no-retry", "true")], true, false), ([("No-Retry", "TRUE")], true, false),
      ([("no-retry", "false")], false, false),
      ([("x-should-retry", "false")], true, false), ([("x-should-retry", "true")], false, true),
      ([], false, false),
    ] as [([(String, String)], Bool, Bool)])
  func readsWhetherToRetryAtAll(headers: [(String, String)], never: Bool, always: Bool) {
    #expect(Self.hints(headers) == RetryHints(never: never, always: always))
  }
}
