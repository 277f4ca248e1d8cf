/// A moment as a calendar and a clock show it, at a given offset from UTC. Pure arithmetic on the
/// proleptic Gregorian calendar; knows no time zones.
package struct CivilTime: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int
  /// Seconds east of UTC.
  package var utcOffset: Int

  package init(_ time: WallTime, utcOffset: Int = 0) {
    let total = Self.wholeSeconds(time) + utcOffset
    let days = total.dividedDown(by: 86400)
    let rest = total - days * 86400
    self.utcOffset = utcOffset
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
    // Years run from March in this computation, so that the leap day comes last: an era is the 400
    // years after which the calendar repeats.
    let shifted = days + 719_468
    let era = shifted.dividedDown(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01 to a date.
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year.dividedDown(by: 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Days of a month, from 1.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `2026-01-31T14:02:09Z` (RFC 3339), or with the offset instead of `Z`.
  package var iso8601: String {
    "\(date)T\(clock):\(two(second))\(zone)"
  }

  /// `2026-01-31`.
  package var date: String {
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(padded)-\(two(month))-\(two(day))"
  }

  /// `14:02`.
  package var clock: String { "\(two(hour)):\(two(minute))" }

  private var zone: String {
    if utcOffset == 0 { return "Z" }
    let minutes = abs(utcOffset) / 60
    return "\(utcOffset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Outside of the years 0 to 9999 there is nothing to show: a clock that far off is clamped.
  private static func wholeSeconds(_ time: WallTime) -> Int {
    guard time.seconds.isFinite else { return 0 }
    return Int(min(max(time.seconds.rounded(.down), -62_167_219_200), 253_402_300_799))
  }
}

extension Int {
  fileprivate func dividedDown(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}
