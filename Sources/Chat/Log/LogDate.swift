/// A time in the past as it is written: a date (`2026-11-01`, `2026-11`, `2026`, with a clock time after
/// `T`), `today`, `yesterday`, or a time ago (`30min`, `12h`, `7d`, `2w`, `3mo`, `1y`). Decides how such
/// text is understood; knows no time zones: whoever asks for the time says how far the clock is off.
package struct LogDate: Hashable, Sendable {
  /// For messages about text that is none of them.
  package static let examples =
    "2026-11-01, 2026-11-01T14:02, today, or a time ago: 30min, 12h, 7d, 2w"

  private enum Form: Hashable, Sendable {
    case secondsAgo(Double)
    case monthsAgo(Int)
    /// The beginning of today, or of a day before.
    case daysAgo(Int)
    /// Year, month, day, hour, minute, second; by the local clock, or with a `Z` by UTC.
    case date([Int], isUTC: Bool)
  }

  private let form: Form

  /// - Returns: nil for text that is none, and for days that no calendar has.
  package init?(_ text: String) {
    let text = text.lowercased()
    guard let form = Self.day(text) ?? Self.ago(text) ?? Self.date(text) else { return nil }
    self.form = form
  }

  /// - Parameter utcOffset: seconds east of UTC at a time: by the daylight saving of that day.
  package func time(now: WallTime, utcOffset: (WallTime) -> Int) -> WallTime {
    let today = CivilTime(now, utcOffset: utcOffset(now))
    switch form {
    case .secondsAgo(let seconds): return WallTime(seconds: now.seconds - seconds)
    case .daysAgo(let days):
      let day = CivilTime.days(year: today.year, month: today.month, day: today.day) - days
      return Self.time(localSeconds: Double(day) * 86_400, utcOffset)
    case .monthsAgo(let count):
      let months = today.year * 12 + today.month - 1 - count
      let (year, month) = (months / 12, months % 12 + 1)
      let day = min(today.day, CivilTime.days(in: month, of: year))
      return Self.time(
        fields: [year, month, day, today.hour, today.minute, today.second], utcOffset)
    case .date(let fields, let isUTC):
      return Self.time(fields: fields, isUTC ? { _ in 0 } : utcOffset)
    }
  }

  private static func time(fields: [Int], _ utcOffset: (WallTime) -> Int) -> WallTime {
    let days = CivilTime.days(year: fields[0], month: fields[1], day: fields[2])
    let seconds = days * 86_400 + fields[3] * 3_600 + fields[4] * 60 + fields[5]
    return time(localSeconds: Double(seconds), utcOffset)
  }

  private static func time(
    localSeconds: Double, _ utcOffset: (WallTime) -> Int
  ) -> WallTime {
    // The offset at that time is wanted, and the time is known only by it: the second guess is right
    // but for the hour in which clocks are changed.
    let guess = WallTime(
      seconds: localSeconds - Double(utcOffset(WallTime(seconds: localSeconds))))
    return WallTime(seconds: localSeconds - Double(utcOffset(guess)))
  }

  // MARK: Forms

  private static func day(_ text: String) -> Form? {
    switch text {
    case "today": .daysAgo(0)
    case "yesterday": .daysAgo(1)
    default: nil
    }
  }

  private static let units: [(name: String, seconds: Double)] = [
    ("min", 60), ("h", 3600), ("d", 86_400), ("w", 604_800),
  ]
  private static let longUnits: [(name: String, months: Int)] = [("mo", 1), ("y", 12)]

  private static func ago(_ text: String) -> Form? {
    for unit in units where text.hasSuffix(unit.name) {
      return number(text.dropLast(unit.name.count), digits: 1...6)
        .map { .secondsAgo(Double($0) * unit.seconds) }
    }
    for unit in longUnits where text.hasSuffix(unit.name) {
      return number(text.dropLast(unit.name.count), digits: 1...3)
        .map { .monthsAgo($0 * unit.months) }
    }
    return nil
  }

  private static func date(_ text: String) -> Form? {
    let isUTC = text.hasSuffix("z")
    let parts = text.dropLast(isUTC ? 1 : 0).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "t" || $0 == " " })
    guard let first = parts.first, parts.count <= 2, !isUTC || parts.count == 2 else { return nil }
    guard parts.count == 2 else {
      // A month or a year begins with its first day.
      let day =
        numbers(first, separator: "-", digits: [4, 2, 2])
        ?? numbers(first, separator: "-", digits: [4, 2]).map { $0 + [1] }
        ?? numbers(first, separator: "-", digits: [4]).map { $0 + [1, 1] }
      return day.flatMap { isDay($0) ? .date($0 + [0, 0, 0], isUTC: false) : nil }
    }
    guard let day = numbers(first, separator: "-", digits: [4, 2, 2]), isDay(day),
      let clock = numbers(parts[1], separator: ":", digits: [2, 2]).map({ $0 + [0] })
        ?? numbers(parts[1], separator: ":", digits: [2, 2, 2]),
      clock[0] < 24, clock[1] < 60, clock[2] < 60
    else { return nil }
    return .date(day + clock, isUTC: isUTC)
  }

  private static func isDay(_ date: [Int]) -> Bool {
    (1...12).contains(date[1]) && (1...CivilTime.days(in: date[1], of: date[0])).contains(date[2])
  }

  private static func numbers(_ text: Substring, separator: Character, digits: [Int]) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == digits.count else { return nil }
    let numbers = zip(parts, digits).compactMap { number($0, digits: $1...$1) }
    return numbers.count == digits.count ? numbers : nil
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}
