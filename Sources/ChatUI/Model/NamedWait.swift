import Chat

/// The time that an answer's failure named for the next try, where it is worth being woken for. Not
/// responsible for the wait itself: that is the session's.
struct NamedWait: Hashable, Sendable {
  /// Seconds: for less nobody goes away, so no wake-up is offered.
  static let shortest = 30.0

  let until: WallTime

  /// nil for an answer whose last attempt named no such time, or when that time has come.
  init?(_ message: Message?, at now: WallTime) {
    guard let attempt = message?.attempts.last, let seconds = attempt.failure?.namedWait,
      seconds >= Self.shortest
    else { return nil }
    until = WallTime(seconds: attempt.failedAt.seconds + seconds)
    guard until > now else { return nil }
  }

  /// `at 14:32 (in 2 h 5 min)`.
  func words(seenAt now: WallTime, utcOffset: Int) -> String {
    let duration = Wording.duration((until.seconds - now.seconds).rounded())
    return "\(clock(seenAt: now, utcOffset: utcOffset)) (in \(duration))"
  }

  /// `at 14:32`, `tomorrow at 09:10`.
  func clock(seenAt now: WallTime, utcOffset: Int) -> String {
    Figures.moment(until, seenAt: now, utcOffset: utcOffset)
  }
}
