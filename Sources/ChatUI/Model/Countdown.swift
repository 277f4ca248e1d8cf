import Chat

/// The time that is left, rounded up: 2.3 s reads “3 s”, and 0 is never read before it is due. A long
/// wait is told in minutes.
struct Countdown: Hashable, Sendable {
  /// Seconds from which on minutes are counted, and the time of day is named.
  static let longSeconds = 120

  /// Seconds that are counted one by one on any link.
  static let lastSeconds = 10

  let deadline: Instant
  /// Seconds between two numbers before the last ones.
  let step: Int

  init(to deadline: Instant, every step: Int = 1) {
    self.deadline = deadline
    self.step = max(1, step)
  }

  func secondsLeft(at now: Instant) -> Int {
    let left = max(0, Int(min(deadline.seconds(since: now), 1e9).rounded(.up)))
    return left > Self.lastSeconds ? (left + step - 1) / step * step : left
  }

  func isLong(at now: Instant) -> Bool { secondsLeft(at: now) > Self.longSeconds }

  /// `28 s`, `12 min`, `19 h 39 min`.
  func words(at now: Instant) -> String {
    let left = secondsLeft(at: now)
    return left > Self.longSeconds ? Wording.duration(Double(left)) : "\(left) s"
  }

  /// The deadline by the clock on the wall: `at 14:32`, `tomorrow at 09:10`.
  func clock(at now: Now) -> String {
    let seconds = now.wall.seconds + deadline.seconds(since: now.instant)
    // Two clocks were read: the nearest second is what they agree on.
    return Figures.moment(
      WallTime(seconds: seconds.rounded()), seenAt: now.wall, utcOffset: now.utcOffset)
  }

  /// When `words` change next; nil when nothing is left.
  func nextChange(after now: Instant) -> Instant? {
    let left = secondsLeft(at: now)
    guard left > 0 else { return nil }
    let next = left > Self.longSeconds ? (left - 1) / 60 * 60 : left - 1
    return Instant(nanoseconds: deadline.nanoseconds - Int64(next) * 1_000_000_000)
  }
}
