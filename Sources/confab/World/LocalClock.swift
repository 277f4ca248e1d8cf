import Chat
import Glibc

/// What the local clock shows beside UTC.
enum LocalClock {
  /// Seconds to add to UTC at a time; follows daylight saving.
  static func offset(at time: WallTime) -> Int {
    var seconds = time_t(time.seconds)
    var fields = tm()
    localtime_r(&seconds, &fields)
    return fields.tm_gmtoff
  }
}
