import Chat
import Testing

@Suite struct RetryPolicyTests {
  /// The decisions on the same failure over and over, up to the one that gives up.
  private func course(
    _ failures: [Failure], jitter: Double = 1, policy: RetryPolicy = RetryPolicy()
  ) -> (waits: [Double], attempts: [Int], reason: RetryPolicy.Reason?) {
    var tally = RetryTally()
    var waits: [Double] = []
    var attempts: [Int] = []
    for number in 1...20 {
      let failure = failures[min(number, failures.count) - 1]
      let kind = FailureKind(failure)
      switch policy.decision(
        for: failure, kind: kind, attempt: number, tally: tally, jitter: jitter)
      {
      case .giveUp(let reason): return (waits, attempts, reason)
      case .retry(let wait, let total):
        waits.append(wait)
        attempts.append(total)
        if let group = policy.group(of: failure, kind: kind) { tally.add(group) }
      }
    }
    return (waits, attempts, nil)
  }

  @Test(
    arguments: [
      (.http(400), []), (.http(401), []), (.http(402), []), (.http(403), []), (.http(404), []),
      (.http(413), []), (.http(418), []), (.http(422), []), (.http(501), []),
      (.http(429), [1, 2, 4, 8, 16]),
      (.http(429, code: "SPEND_LIMIT_EXCEEDED"), []),
      (.http(429, code: "INFERENCE_CAP_ERROR"), []),
      (.http(429, "ClinePass limit"), []), (.http(429, code: "insufficient_quota"), []),
      (.http(500), [1]),
      (.http(500, details: FailureDetails(upstreamStatus: 400)), []),
      (.http(500, details: FailureDetails(upstreamStatus: 404)), []),
      (.http(502), [1, 2, 4]), (.http(503), [1, 2, 4]),
      (.http(408), [1, 2, 4]), (.http(409), [1, 2, 4]), (.http(425), [1, 2, 4]),
      (.http(504), [1, 2, 4]), (.http(520), [1, 2, 4]), (.http(524), [1, 2, 4]),
      (.http(529), [1, 2, 4]),
      (.network(.resolve), [1, 2, 4]), (.network(.connect), [1, 2, 4]),
      (.network(.tls), [1, 2, 4]), (.network(.proxy), [1, 2, 4]),
      (.network(.firstByte), [1, 2, 4]), (.network(.idle, status: 200), [1, 2, 4]),
      (.network(.cut, status: 200), [1, 2, 4]),
      (.stream("rate_limit"), [1, 2, 4]), (.stream("server_error"), [1, 2, 4]),
      (.stream("context_length_exceeded"), []), (.stream("content_filter"), []),
      (.stream("something_new"), []),
      (Failure(origin: .stream, step: .empty, status: 200), [0.25]),
      (Failure(origin: .stream, step: .format, status: 200), []),
      (Failure(origin: .client), []),
    ] as [(Failure, [Double])])
  func retriesAsTheTableSays(failure: Failure, waits: [Double]) {
    let course = course([failure])
    #expect(course.waits == waits)
    #expect(course.attempts == waits.map { _ in 1 + waits.count })
    #expect(course.reason == (waits.isEmpty ? .permanent : .exhausted))
  }

  @Test(
    arguments: [
      (0, [1, 1, 2, 4, 8]), (0.5, [1, 1.5, 3, 6, 12]), (1, [1, 2, 4, 8, 16]),
    ] as [(Double, [Double])])
  func jittersHalfOfTheWaitButNeverUnderASecond(jitter: Double, waits: [Double]) {
    #expect(course([.http(429)], jitter: jitter).waits == waits)
  }

  @Test func stopsGrowingAtTheCap() {
    let policy = RetryPolicy(rateLimitRetries: 9)
    #expect(
      course([.http(429)], policy: policy).waits == [1, 2, 4, 8, 16, 32, 60, 60, 60])
  }

  @Test(
    arguments: [
      (RetryHints(waitSeconds: 0), .retry(after: 0, attempts: 6)),
      (RetryHints(waitSeconds: -3), .retry(after: 0, attempts: 6)),
      (RetryHints(waitSeconds: 0.4), .retry(after: 0.4, attempts: 6)),
      (RetryHints(waitSeconds: 3), .retry(after: 3, attempts: 6)),
      (RetryHints(waitSeconds: 120), .retry(after: 120, attempts: 6)),
      (RetryHints(waitSeconds: 120.5), .giveUp(.tooLong(120.5))),
      (RetryHints(waitSeconds: 3, never: true), .giveUp(.forbidden)),
    ] as [(RetryHints, RetryPolicy.Decision)])
  func obeysTheServersWait(hints: RetryHints, decision: RetryPolicy.Decision) {
    let failure = Failure.http(429, hints: hints)
    #expect(
      RetryPolicy().decision(
        for: failure, kind: .rateLimited, attempt: 1, tally: RetryTally(), jitter: 1) == decision)
  }

  @Test func aWaitInWordsCountsLikeAHeader() {
    let soon = Failure.http(429, details: FailureDetails(resetSeconds: 20))
    #expect(course([soon]).waits == [20, 20, 20, 20, 20])
    let late = Failure.http(429, details: FailureDetails(resetSeconds: 70740))
    #expect(course([late]).reason == .tooLong(70740))
  }

  @Test(arguments: [
    (501, 3), (429, 3), (400, 0), (404, 0),
  ])
  func grantsRetriesThatTheServerAsksFor(status: Int, retries: Int) {
    // The 429 is a cap, which has no retries of its own.
    let failure = Failure.http(
      status, code: "INFERENCE_CAP_ERROR", hints: RetryHints(always: true))
    #expect(course([failure]).waits.count == retries)
  }

  @Test(
    arguments: [
      // 500 is retried once in a turn, whatever came between.
      ([.http(500), .http(503), .http(500)], [2, 4]),
      ([.http(503), .http(500), .http(503), .http(503)], [4, 3, 4]),
      // All together have the largest allowance that was met.
      ([.http(503), .network(.connect), .http(503), .network(.connect)], [4, 4, 4]),
      ([.http(503), .http(429)], [4, 6, 6, 6, 6]),
      ([.http(429), .http(429), .http(503)], [6, 6, 6, 6, 6]),
    ] as [([Failure], [Int])])
  func countsOverTheWholeTurn(failures: [Failure], attempts: [Int]) {
    let course = course(failures)
    #expect(course.attempts == attempts)
    #expect(course.reason == .exhausted)
  }
}
