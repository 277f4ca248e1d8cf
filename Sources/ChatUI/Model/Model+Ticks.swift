package import Chat

extension Model {
  /// Seconds without a byte after which an answer counts as stalled, and without text after which
  /// keep-alives are named.
  static let stallSeconds = 10.0

  /// When something on the screen changes by the mere passing of time: the next whole second of a
  /// countdown or of an age that is shown, or the end of a notice. nil: nothing does, no timer.
  package func nextTick(at now: Now) -> Instant? {
    [
      notice?.expiresAt, burst.enterDue, nextOutgoingTick(at: now.instant),
      nextTurnTick(at: now.instant), nextGateTick(at: now.instant),
      nextTickBehind(at: now.instant),
    ].compactMap(
      \.self
    ).min()
  }

  private func nextTurnTick(at now: Instant) -> Instant? {
    switch status.phase {
    case .idle: nil
    case .backingOff(let backoff): Countdown(to: backoff.deadline).nextChange(after: now)
    case .held(let until): until.flatMap { Countdown(to: $0).nextChange(after: now) }
    default:
      (agesShown(at: now).map { $0.nextWholeSecond(after: now) }
        + [status.givesUpAt.flatMap { Countdown(to: $0).nextChange(after: now) }].compactMap(\.self))
        .min()
    }
  }

  /// Countdowns of the conversations that are not in front.
  private func nextTickBehind(at now: Instant) -> Instant? {
    others.compactMap {
      $0.status.backoff.flatMap { Countdown(to: $0.deadline).nextChange(after: now) }
    }
    .min()
  }

  private func nextOutgoingTick(at now: Instant) -> Instant? {
    front.outgoing.map { Countdown(to: $0.deadline).nextChange(after: now) ?? now }
  }

  private func nextGateTick(at now: Instant) -> Instant? {
    gate?.cooldownUntil.flatMap { Countdown(to: $0).nextChange(after: now) }
  }

  /// The moments whose age in whole seconds the meter shows, or will show from its next second on.
  private func agesShown(at now: Instant) -> [Instant] {
    var ages: [Instant] = []
    if status.phase == .connecting || status.phase == .waiting { ages.append(status.startedAt) }
    if let last = status.lastByteAt { ages.append(last) }
    if let piece = textAwaitedSince, now.seconds(since: piece) >= Self.stallSeconds - 1 {
      ages.append(piece)
    }
    return ages
  }

  /// Since when bytes come, or may come, without text or reasoning among them.
  var textAwaitedSince: Instant? { status.lastTextAt ?? status.firstByteAt }
}

extension Instant {
  /// The next moment at which the age of this one is a whole number of seconds, 1 or more.
  func nextWholeSecond(after now: Instant) -> Instant {
    let second: Int64 = 1_000_000_000
    let age = max(0, now.nanoseconds - nanoseconds)
    return Instant(nanoseconds: nanoseconds + (age / second + 1) * second)
  }
}
