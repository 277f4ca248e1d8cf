/// Whether a failed attempt is followed by another, and after how long. A value and pure functions:
/// the program's only retry rules. Who waits, and what was received before, is not its business.
///
/// | failure | retries | wait |
/// | --- | --- | --- |
/// | 400, 401, 402, 403, 404, 413, 422, and other statuses not named here | none | |
/// | 429 | 5 | exponential from 1 s |
/// | 429 for a spend limit, a free-tier cap, a plan's limit, missing credits | none | |
/// | 500 | 1 | 1 s exactly |
/// | 5xx that quotes an upstream's 400, 401, 402, 403, 404, 413 or 422 | none | |
/// | 502, 503 | 3 | exponential from 1 s |
/// | 408, 409, 425, 504, 520–524, 529 | 3 | exponential from 1 s |
/// | name, connection, TLS, proxy, no response, stalled, connection lost | 3 | exponential from 1 s |
/// | mid-stream rate limit or server error | 3 | exponential from 1 s |
/// | mid-stream `context_length_exceeded`, `content_filter`, other identifiers | none | |
/// | empty answer | 1 | 0.25 s |
/// | 200 that is no chat completion; a request that could not be made | none | |
///
/// Over all of them:
/// - The exponential wait is 1, 2, 4, 8, 16 … s, at most `longestBackoff`, with equal jitter (half
///   of it, and a random share of the other half), but never under 1 s: the reference has it start
///   there.
/// - A wait that the server names (0 included) is obeyed exactly, up to `longestObeyedWait`; a
///   longer one ends the turn, and the advice says when.
/// - `no-retry: true` and `x-should-retry: false` end the turn. `x-should-retry: true` grants 3
///   retries to an HTTP 408, 409, 429 or 5xx that would have none.
/// - Retries count over the whole turn: each group has its own allowance, and all together have the
///   largest one among the groups met. So a turn of mixed failures makes 5 retries at most.
package struct RetryPolicy: Hashable, Sendable {
  package enum Decision: Hashable, Sendable {
    /// `attempts`: how many the turn has at most, if the next ones fail alike: “attempt 2 of 6”.
    case retry(after: Double, attempts: Int)
    case giveUp(Reason)
  }

  package enum Reason: Hashable, Sendable {
    /// Another attempt would fail alike.
    case permanent
    /// The server said not to try again.
    case forbidden
    case exhausted
    /// The server named a wait of so many seconds.
    case tooLong(Double)
  }

  /// Retries after a 429.
  package var rateLimitRetries: Int
  /// Retries after a 500.
  package var serverErrorRetries: Int
  /// Retries after 502, 503, other passing statuses, and errors inside a stream.
  package var transientRetries: Int
  /// Retries after a connection that failed.
  package var networkRetries: Int
  /// Retries after an answer without content.
  package var emptyRetries: Int
  /// Seconds: the exponential wait stops growing there.
  package var longestBackoff: Double
  /// Seconds: a server that names a longer wait is not waited for.
  package var longestObeyedWait: Double

  package init(
    rateLimitRetries: Int = 5, serverErrorRetries: Int = 1, transientRetries: Int = 3,
    networkRetries: Int = 3, emptyRetries: Int = 1, longestBackoff: Double = 60,
    longestObeyedWait: Double = 120
  ) {
    self.rateLimitRetries = rateLimitRetries
    self.serverErrorRetries = serverErrorRetries
    self.transientRetries = transientRetries
    self.networkRetries = networkRetries
    self.emptyRetries = emptyRetries
    self.longestBackoff = longestBackoff
    self.longestObeyedWait = longestObeyedWait
  }

  /// - Parameters:
  ///   - attempt: the number of the attempt that failed, from 1.
  ///   - tally: the retries that were begun before this failure.
  ///   - jitter: chance, in 0..<1.
  package func decision(
    for failure: Failure, kind: FailureKind, attempt: Int, tally: RetryTally, jitter: Double
  ) -> Decision {
    if failure.hints.never { return .giveUp(.forbidden) }
    guard let group = group(of: failure, kind: kind) else { return .giveUp(.permanent) }
    var met = tally.retries.keys.map(allowance)
    met.append(allowance(group))
    let left = min(
      allowance(group) - tally.count(group), (met.max() ?? 0) - tally.total)
    // What the server says about a wait is worth more than a spent allowance: it names the time.
    let asked = failure.namedWait
    if let asked, !(asked <= longestObeyedWait) { return .giveUp(.tooLong(asked)) }
    guard left > 0 else { return .giveUp(.exhausted) }
    let wait = asked ?? ownWait(group, retriesBefore: tally.total, jitter)
    return .retry(after: wait, attempts: attempt + left)
  }

  /// Whose allowance pays for the retry; nil: there is none.
  package func group(of failure: Failure, kind: FailureKind) -> RetryTally.Group? {
    switch kind {
    case .rateLimited:
      return FailureStage(failure) == .immediate ? .rateLimit : .transient
    case .serverError: return .serverError
    case .badGateway, .unavailable, .otherTransientStatus, .midStreamServerError:
      return .transient
    case .network: return .network
    case .emptyAnswer: return .empty
    default: break
    }
    guard failure.hints.always, FailureStage(failure) == .immediate, let status = failure.status
    else {
      return nil
    }
    return status >= 500 || [408, 409, 429].contains(status) ? .transient : nil
  }

  private func allowance(_ group: RetryTally.Group) -> Int {
    switch group {
    case .rateLimit: rateLimitRetries
    case .serverError: serverErrorRetries
    case .transient: transientRetries
    case .network: networkRetries
    case .empty: emptyRetries
    }
  }

  private func ownWait(
    _ group: RetryTally.Group, retriesBefore: Int, _ jitter: Double
  ) -> Double {
    switch group {
    case .serverError: return 1
    case .empty: return 0.25
    case .rateLimit, .transient, .network:
      var full = 1.0
      for _ in 0..<retriesBefore where full < longestBackoff { full *= 2 }
      full = min(full, longestBackoff)
      return max(1, full / 2 + full / 2 * jitter)
    }
  }
}
