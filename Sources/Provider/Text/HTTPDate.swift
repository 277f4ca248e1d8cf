import Chat

/// Dates as HTTP and JSON write them.
enum HTTPDate {
  /// One of the three forms of RFC 9110, section 5.6.7: IMF-fixdate, RFC 850, asctime.
  /// - Parameter now: settles the century of RFC 850's two-digit year.
  static func parse(_ text: String, now: WallTime) -> WallTime? {
    var words = text.split { $0 == " " || $0 == "," }.map(String.init)
    guard words.count >= 2 else { return nil }
    words.removeFirst()
    if words.count >= 2, let dated = rfc850(words[0]) {
      guard let time = clock(words[1]) else { return nil }
      let currentYear = CivilTime(now).year
      var year = dated.year
      if year < 100 {
        year += currentYear / 100 * 100
        if year > currentYear + 50 { year -= 100 }
      }
      return moment(year: year, month: dated.month, day: dated.day, secondOfDay: time)
    }
    guard words.count >= 4 else { return nil }
    if let month = months.firstIndex(of: words[0]) {
      guard let day = Int(words[1]), let time = clock(words[2]), let year = Int(words[3]) else {
        return nil
      }
      return moment(year: year, month: month + 1, day: day, secondOfDay: time)
    }
    guard let day = Int(words[0]), let month = months.firstIndex(of: words[1]),
      let year = Int(words[2]), let time = clock(words[3])
    else { return nil }
    return moment(year: year, month: month + 1, day: day, secondOfDay: time)
  }

  /// `2026-09-16T14:03:00.123456789Z`, with an offset (`+02:00`) or without (then UTC); a blank may
  /// stand for the `T` (RFC 3339, section 5.6).
  static func parseISO8601(_ text: String) -> WallTime? {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count,
        bytes[range].allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    guard bytes.count >= 19, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[13] == 0x3A,
      bytes[16] == 0x3A, [0x54, 0x74, 0x20].contains(bytes[10]),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var index = 19
    var fraction = 0.0
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      var scale = 0.1
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
        fraction += Double(bytes[index] - 0x30) * scale
        scale /= 10
        index += 1
      }
    }
    var offset = 0
    if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D {
      guard let hours = number(index + 1..<index + 3) else { return nil }
      let hasColon = index + 3 < bytes.count && bytes[index + 3] == 0x3A
      let minutes = number(index + (hasColon ? 4 : 3)..<index + (hasColon ? 6 : 5)) ?? 0
      offset = (hours * 60 + minutes) * (bytes[index] == 0x2B ? 60 : -60)
    }
    guard
      var time = moment(
        year: year, month: month, day: day, secondOfDay: hour * 3_600 + minute * 60 + second)
    else { return nil }
    time.seconds += fraction - Double(offset)
    return time
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `06-Nov-94`
  private static func rfc850(_ text: String) -> (year: Int, month: Int, day: Int)? {
    let parts = text.split(separator: "-").map(String.init)
    guard parts.count == 3, let day = Int(parts[0]), let month = months.firstIndex(of: parts[1]),
      let year = Int(parts[2])
    else { return nil }
    return (year, month + 1, day)
  }

  /// `08:49:37` → seconds of the day.
  private static func clock(_ text: String) -> Int? {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]),
      (0...60).contains(parts[2])
    else { return nil }
    return parts[0] * 3_600 + parts[1] * 60 + parts[2]
  }

  private static func moment(year: Int, month: Int, day: Int, secondOfDay: Int) -> WallTime? {
    guard (1970...9_999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    return WallTime(
      seconds: Double(days(year: year, month: month, day: day)) * 86_400 + Double(secondOfDay))
  }

  /// Days from 1970-01-01, in the Gregorian calendar: years are counted from March, so that the leap
  /// day is a year's last.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
