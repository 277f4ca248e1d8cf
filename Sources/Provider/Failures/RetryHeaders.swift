import Chat

/// What a response's headers say about trying again.
///
/// In this order: `retry-after-ms`, `Retry-After` (RFC 9110, 10.2.3: seconds or a date; fractions
/// occur), then, for rate limits only, the headers that say when a limit resets. Those come with every
/// response of some servers, so with another failure they say nothing about it. A copy of such
/// headers inside the error (`metadata.headers`) counts after the response's own.
enum RetryHeaders {
  /// - Parameters:
  ///   - metadata: headers that the error's body quotes.
  ///   - code: the error's code: a rate limit can come with a 200.
  ///   - date: the response's own date; dates are relative to it.
  static func hints(
    _ head: ResponseHead, metadata: [ResponseHead.Header] = [], code: String? = nil, date: WallTime
  ) -> RetryHints {
    var quoted = head
    quoted.headers = metadata
    let isRateLimit =
      head.status == 429 || code == "429" || (code?.lowercased().contains("rate_limit") ?? false)
    let wait =
      retryAfter(head, date) ?? retryAfter(quoted, date)
      ?? (isRateLimit ? reset(head, date) ?? reset(quoted, date) : nil)
    return RetryHints(
      waitSeconds: wait.map { min($0, longestWait) },
      never: head["no-retry"]?.lowercased() == "true"
        || head["x-should-retry"]?.lowercased() == "false",
      always: head["x-should-retry"]?.lowercased() == "true")
  }

  /// A number that means a moment, in seconds or milliseconds since 1970, told apart by size.
  static func epoch(_ number: Double) -> WallTime? {
    guard number.isFinite, number > epochFloor else { return nil }
    return WallTime(seconds: number > millisecondFloor ? number / 1_000 : number)
  }

  /// Ten years: what is longer is a mistake, and would overflow a clock.
  private static let longestWait = 3.2e8
  /// Smaller numbers are durations: this one is 31 years, and the year 2001.
  private static let epochFloor = 1e9
  /// Larger ones are milliseconds: as seconds, this one is the year 5138.
  private static let millisecondFloor = 1e11

  private static func retryAfter(_ head: ResponseHead, _ date: WallTime) -> Double? {
    if let text = head["retry-after-ms"], let milliseconds = positive(text) {
      return milliseconds / 1_000
    }
    guard let text = head["retry-after"] else { return nil }
    return positive(text) ?? HTTPDate.parse(text, now: date).map { until($0, date) }
  }

  private static func reset(_ head: ResponseHead, _ date: WallTime) -> Double? {
    for name in ["x-ratelimit-reset", "ratelimit-reset"] {
      if let seconds = head[name].flatMap({ resetSeconds($0, date) }) { return seconds }
    }
    // Two budgets, and the one that is used up decides; both when nobody says which.
    var used: [Double] = []
    var all: [Double] = []
    for budget in ["requests", "tokens"] {
      guard let seconds = head["x-ratelimit-reset-\(budget)"].flatMap({ resetSeconds($0, date) })
      else { continue }
      all.append(seconds)
      if head["x-ratelimit-remaining-\(budget)"] == "0" { used.append(seconds) }
    }
    return used.max() ?? all.max()
  }

  private static func resetSeconds(_ text: String, _ date: WallTime) -> Double? {
    if let number = positive(text) {
      return epoch(number).map { until($0, date) } ?? number
    }
    return WordedDuration.seconds(text)
      ?? (HTTPDate.parseISO8601(text) ?? HTTPDate.parse(text, now: date)).map { until($0, date) }
  }

  private static func until(_ moment: WallTime, _ date: WallTime) -> Double {
    max(0, moment.seconds - date.seconds)
  }

  private static func positive(_ text: String) -> Double? {
    guard text.first?.isNumber == true || text.first == ".", let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }
}
