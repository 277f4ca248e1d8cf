/// How many requests to one endpoint may be under way and how far apart they start: additive
/// increase, multiplicative decrease (RFC 5681, section 3.1, has the idea), as the reference asks
/// (“Add delays between requests”, “Reduce the number of concurrent requests”).
///
/// Responsible for the figures alone; a value, told the time. Who waits, and in what order, is
/// `RequestGate`'s; how long a failed request itself waits is `RetryPolicy`'s.
///
/// - After a rate limit: half as many under way (1 at least), twice the spacing (from `firstSpacing`
///   to `longestSpacing`), and no start before the wait is over that the failed request was given.
///   A rate limit met by a request that had started before the last such decrease says nothing new:
///   it only lengthens the cooldown. Else one burst would count as many.
/// - After an answer: the spacing shrinks by `spacingStep`; after as many answers as may be under
///   way, one more may.
/// - After `memory` without a rate limit all is forgotten.
package struct GatePolicy: Hashable, Sendable {
  /// Requests under way when nothing holds them back. More delays an honest user never; fewer would.
  package static let mostUnderWay = 8
  /// Seconds. A shorter first step is lost in the time that a request needs anyway.
  package static let firstSpacing = 0.5
  /// Seconds. A longer one would hold a conversation for longer than its own retries take.
  package static let longestSpacing = 30.0
  /// Seconds less after each answer. A larger one swings between too fast and too slow.
  package static let spacingStep = 0.5
  /// Seconds: longer than the windows of a minute that limits are counted in.
  package static let memory = 300.0
  /// Seconds: no cooldown is longer, whatever another instance or a wrong clock says.
  package static let longestCooldown = 120.0

  /// How a request ended, as far as the pace is concerned.
  package enum Outcome: Hashable, Sendable {
    case answered
    /// - Parameters:
    ///   - wait: seconds until the next request may start; nil: none was decided.
    ///   - reason: code and name.
    case rateLimited(wait: Double?, reason: String)
    /// Failed for another reason, or was cancelled.
    case other
  }

  /// When a request may start.
  package enum Admission: Hashable, Sendable {
    case now
    case at(Instant)
    /// When another has ended.
    case afterAnother
  }

  package private(set) var limit = GatePolicy.mostUnderWay
  package private(set) var spacing = 0.0
  package private(set) var cooldownUntil: Instant?
  package private(set) var underWay = 0
  private var reason = ""
  private var answers = 0
  private var lastStart: Instant?
  private var lastDecrease: Instant?

  package init() {}

  /// - Parameter place: in the queue, from 0: those ahead start first.
  package func admission(place: Int = 0, at now: Instant) -> Admission {
    guard underWay + place < limit else { return .afterAnother }
    var earliest = cooldownUntil ?? now
    if let lastStart { earliest = max(earliest, lastStart.advanced(bySeconds: spacing)) }
    earliest = max(earliest, now).advanced(bySeconds: Double(place) * spacing)
    return earliest <= now ? .now : .at(earliest)
  }

  package mutating func start(at now: Instant) {
    underWay += 1
    lastStart = now
  }

  /// - Returns: whether the pace went down or a cooldown began: what other instances should know.
  @discardableResult
  package mutating func finish(startedAt: Instant, _ outcome: Outcome, at now: Instant) -> Bool {
    underWay -= 1
    switch outcome {
    case .other: return false
    case .answered:
      recover()
      return false
    case .rateLimited(let wait, let reason):
      self.reason = reason
      if let wait { coolDown(until: now.advanced(bySeconds: min(wait, Self.longestCooldown))) }
      if let lastDecrease, startedAt <= lastDecrease { return wait != nil }
      limit = max(1, limit / 2)
      spacing = spacing == 0 ? Self.firstSpacing : min(spacing * 2, Self.longestSpacing)
      answers = 0
      lastDecrease = now
      return true
    }
  }

  /// Takes over what another instance learnt, where it is stricter.
  package mutating func adopt(
    limit: Int, spacing: Double, cooldown: Double, reason: String, at now: Instant
  ) {
    self.limit = min(self.limit, max(1, limit))
    if spacing.isFinite { self.spacing = max(self.spacing, min(spacing, Self.longestSpacing)) }
    if cooldown > 0 {
      coolDown(until: now.advanced(bySeconds: min(cooldown, Self.longestCooldown)))
    }
    self.reason = reason
    answers = 0
    lastDecrease = now
  }

  /// Forgets what is over: to be called before the figures are read.
  package mutating func catchUp(to now: Instant) {
    if let cooldownUntil, cooldownUntil <= now { self.cooldownUntil = nil }
    guard let lastDecrease, now.seconds(since: lastDecrease) >= Self.memory else { return }
    self.lastDecrease = nil
    limit = Self.mostUnderWay
    spacing = 0
    answers = 0
  }

  /// When the figures change by themselves next; nil: never.
  package var nextChange: Instant? {
    let end = isReduced ? lastDecrease?.advanced(bySeconds: Self.memory) : nil
    return [cooldownUntil, end].compactMap(\.self).min()
  }

  /// What is told of it; nil: nothing is held back.
  package func status(waiting: Int) -> GateStatus? {
    guard isReduced || cooldownUntil != nil || waiting > 0 else { return nil }
    return GateStatus(
      spacing: spacing, limit: limit, cooldownUntil: cooldownUntil, waiting: waiting,
      reason: isReduced || cooldownUntil != nil ? reason : "\(limit) requests are under way")
  }

  private var isReduced: Bool { limit < Self.mostUnderWay || spacing > 0 }

  private mutating func coolDown(until end: Instant) {
    cooldownUntil = max(cooldownUntil ?? end, end)
  }

  private mutating func recover() {
    spacing = max(0, spacing - Self.spacingStep)
    answers += 1
    guard answers >= limit, limit < Self.mostUnderWay else { return }
    limit += 1
    answers = 0
  }
}
