/// A moment on the monotonic clock, in nanoseconds from an arbitrary start. Deadlines and durations
/// are made of these: the clock never jumps, whatever is done to the date.
package struct Instant: Hashable, Comparable, Sendable, Codable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// Seconds from `earlier` to this moment.
  package func seconds(since earlier: Instant) -> Double {
    Double(nanoseconds - earlier.nanoseconds) / 1e9
  }

  package func advanced(bySeconds seconds: Double) -> Instant {
    Instant(nanoseconds: nanoseconds + Int64((seconds * 1e9).rounded()))
  }
}

/// A date, in seconds since 1970-01-01T00:00:00Z: for what people read and what the log keeps.
package struct WallTime: Hashable, Comparable, Sendable, Codable {
  package var seconds: Double

  package init(seconds: Double) { self.seconds = seconds }

  package static func < (left: WallTime, right: WallTime) -> Bool { left.seconds < right.seconds }
}
