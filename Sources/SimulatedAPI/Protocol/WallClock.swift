import Glibc

/// The date, injected: for `Date`, `Retry-After` as a date, and the moments in errors.
package struct WallClock: Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package var now: @Sendable () -> Int

  package init(now: @escaping @Sendable () -> Int) { self.now = now }

  /// The machine's own clock.
  package static let system = WallClock {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
