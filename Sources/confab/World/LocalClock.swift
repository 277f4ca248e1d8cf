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

  /// Seconds around now in which the changes of the clock are known: nobody chatted with a model before,
  /// and no program runs that long.
  private static let past = 16.0 * 365 * 86_400
  private static let future = 2.0 * 365 * 86_400

  /// What it shows at all times that anybody looks at: some hundred questions, a tenth of a millisecond.
  static func zone(at now: WallTime) -> ZoneOffsets {
    ZoneOffsets(
      from: WallTime(seconds: max(0, now.seconds - past)),
      to: WallTime(seconds: now.seconds + future), of: offset)
  }
}
