/// A moment in UTC as the protocols write it. Pure arithmetic on the Gregorian calendar.
struct Timestamp: Hashable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  var seconds: Int

  /// IMF-fixdate (RFC 9110 §5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
  var httpDate: String {
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let (year, month, day) = date
    let weekday = weekdays[((days % 7) + 7) % 7]
    return "\(weekday), \(two(day)) \(months[month - 1]) \(year) \(clock) GMT"
  }

  /// RFC 3339: `1994-11-06T08:49:37Z`.
  var rfc3339: String {
    let (year, month, day) = date
    return "\(year)-\(two(month))-\(two(day))T\(clock)Z"
  }

  private var days: Int { (seconds - secondOfDay) / 86_400 }
  private var secondOfDay: Int { ((seconds % 86_400) + 86_400) % 86_400 }

  private var clock: String {
    let second = secondOfDay
    return "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Walks by 400-year cycles, then years counted from March, so that the leap day comes last.
  private var date: (year: Int, month: Int, day: Int) {
    let daysInCycle = 146_097
    let sinceMarchOfYear0 = days + 719_468
    let cycle = Int((Double(sinceMarchOfYear0) / Double(daysInCycle)).rounded(.down))
    let dayOfCycle = sinceMarchOfYear0 - cycle * daysInCycle
    let leapDays = dayOfCycle / 1460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
    let yearOfCycle = (dayOfCycle - leapDays) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
