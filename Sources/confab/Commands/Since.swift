import Chat
import Glibc

/// Since when: a time ago (`7d`) or a date by the local clock. Decides how such text is understood.
struct Since: Hashable {
  /// For messages about text that is none of them.
  static let examples = "2026-11-01, 2026-11-01T14:02, or a time ago: 30min, 12h, 7d, 2w"

  private enum Form: Hashable {
    case ago(seconds: Double)
    /// Year, month, day, hour, minute, second; by the local clock, or with a `Z` by UTC.
    case date([Int], isUTC: Bool)
  }

  private let form: Form

  /// - Returns: nil for text that is neither, and for days that no calendar has.
  init?(_ text: String) {
    guard let form = Self.ago(text) ?? Self.date(text) else { return nil }
    self.form = form
  }

  func time(now: WallTime) -> WallTime {
    switch form {
    case .ago(let seconds): return WallTime(seconds: now.seconds - seconds)
    case .date(let fields, let isUTC):
      var date = tm()
      date.tm_year = Int32(fields[0] - 1900)
      date.tm_mon = Int32(fields[1] - 1)
      date.tm_mday = Int32(fields[2])
      date.tm_hour = Int32(fields[3])
      date.tm_min = Int32(fields[4])
      date.tm_sec = Int32(fields[5])
      // Whether daylight saving was in force at that time is the system's to find out.
      date.tm_isdst = -1
      return WallTime(seconds: Double(isUTC ? timegm(&date) : mktime(&date)))
    }
  }

  private static let units: [(name: String, seconds: Double)] = [
    ("min", 60), ("h", 3600), ("d", 86_400), ("w", 604_800),
  ]

  private static func ago(_ text: String) -> Form? {
    for unit in units where text.hasSuffix(unit.name) {
      return number(text.dropLast(unit.name.count), digits: 1...6)
        .map { .ago(seconds: Double($0) * unit.seconds) }
    }
    return nil
  }

  private static func date(_ text: String) -> Form? {
    let isUTC = text.hasSuffix("Z")
    let parts = text.dropLast(isUTC ? 1 : 0).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "T" || $0 == " " })
    guard let day = parts.first, parts.count <= 2, !isUTC || parts.count == 2,
      let date = numbers(day, separator: "-", digits: [4, 2, 2]),
      (1...12).contains(date[1]), (1...days(in: date[1], of: date[0])).contains(date[2])
    else { return nil }
    guard parts.count == 2 else { return .date(date + [0, 0, 0], isUTC: false) }
    guard
      let clock = numbers(parts[1], separator: ":", digits: [2, 2]).map({ $0 + [0] })
        ?? numbers(parts[1], separator: ":", digits: [2, 2, 2]),
      clock[0] < 24, clock[1] < 60, clock[2] < 60
    else { return nil }
    return .date(date + clock, isUTC: isUTC)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func numbers(
    _ text: Substring, separator: Character, digits: [Int]
  ) -> [Int]? {
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
