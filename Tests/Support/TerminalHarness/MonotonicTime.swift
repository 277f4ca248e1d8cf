import Glibc

/// Nanoseconds on the monotonic clock.
func monotonicNow() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

extension UInt64 {
  /// Seconds in nanoseconds.
  static func seconds(_ seconds: Double) -> UInt64 { UInt64(Swift.max(0, seconds) * 1e9) }
}
