import Chat

/// A clock that stands still: 2026-09-16T14:00:00Z.
struct FixedTime: TimeSource {
  static let wall = WallTime(seconds: 1_789_567_200)

  var now: Instant { Instant(nanoseconds: 0) }
  var wallNow: WallTime { Self.wall }
  func sleep(until deadline: Instant) async throws {}
}
