/// Durations, dates and sums as people read them. Words only.
package enum Wording {
  /// `45 s`, `12 min`, `2 h 5 min`, `1 d 11 h`: two units at most, rounded up, so that nobody comes
  /// back too early.
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "a long time" }
    let total = Int(max(0, seconds).rounded(.up))
    if total < 120 { return "\(total) s" }
    let minutes = (total + 59) / 60
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 24 * 60 { return pair(minutes / 60, "h", minutes % 60, "min") }
    let hours = (minutes + 59) / 60
    return pair(hours / 24, "d", hours % 24, "h")
  }

  private static func pair(_ large: Int, _ unit: String, _ small: Int, _ part: String) -> String {
    small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(part)"
  }

  /// `14:32`, `tomorrow at 09:10`, or `2026-03-01 at 09:10`: by the clock on the reader's wall.
  package static func moment(_ time: WallTime, seenAt now: WallTime, utcOffset: Int) -> String {
    let then = CivilTime(time, utcOffset: utcOffset)
    if then.date == CivilTime(now, utcOffset: utcOffset).date { return then.clock }
    let tomorrow = CivilTime(WallTime(seconds: now.seconds + 86400), utcOffset: utcOffset)
    if then.date == tomorrow.date { return "tomorrow at \(then.clock)" }
    return "\(then.date) at \(then.clock)"
  }

  /// `in 19 h 39 min (tomorrow at 09:10)`.
  package static func wait(_ seconds: Double, from now: WallTime, utcOffset: Int) -> String {
    let end = WallTime(seconds: now.seconds + seconds)
    let words = duration(seconds)
    return "in \(words) (\(moment(end, seenAt: now, utcOffset: utcOffset)))"
  }

  /// `$0.50`, `-$0.14`.
  package static func dollars(_ amount: Double) -> String {
    guard amount.isFinite, abs(amount) < 1e12 else { return "$?" }
    let cents = Int((abs(amount) * 100).rounded())
    let rest = cents % 100
    let sign = amount < 0 && cents > 0 ? "-" : ""
    return "\(sign)$\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
