import Chat
import TUI

/// The line that names the day, between messages of two days, and above one that was read later: `── Sat 22 Nov 2026 ──`.
struct DayRule: Sendable {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  /// For each month what it adds to the weekday of a date (Sakamoto's method).
  private static let monthShifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

  /// `Sat 22 Nov 2026`.
  let name: String

  /// nil: the time is of the same day as the one before.
  init?(_ time: WallTime, after previous: WallTime, zone: ZoneOffsets) {
    let day = CivilTime(time, utcOffset: zone.offset(at: time))
    let before = CivilTime(previous, utcOffset: zone.offset(at: previous))
    guard (day.year, day.month, day.day) != (before.year, before.month, before.day) else {
      return nil
    }
    name = "\(Self.weekday(day)) \(day.day) \(Self.months[day.month - 1]) \(day.year)"
  }

  func row(width: Int, theme: Theme) -> Row {
    clip(cells("── \(name) ──", style: theme[.rule]), to: width)
  }

  private static func weekday(_ day: CivilTime) -> String {
    // The calendar repeats after 400 years: so the year before the year 0 is none below 0.
    let year = (day.month < 3 ? day.year - 1 : day.year) + 400
    let leapDays = year / 4 - year / 100 + year / 400
    let number = year + leapDays + monthShifts[day.month - 1] + day.day
    return weekdays[number % 7]
  }
}
