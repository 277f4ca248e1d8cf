/// Durations as people and gateways write them: `19h 39m`, `1d 11h`, `6m0s`, `846ms`, `5 minutes`.
enum WordedDuration {
  /// The phrases that come before a wait, in the order in which they are looked for. Whole phrases: a
  /// bare “in ” would match inside “again ”.
  private static let phrases = [
    "try again in ", "retry in ", "resets in ", "reset in ", "retry after ", "try again after ",
    "available in ",
  ]

  /// Seconds until something resets, where a message says so in words.
  static func seconds(inMessage message: String) -> Double? {
    let text = message.lowercased()
    for phrase in phrases {
      var rest = text[...]
      while let found = rest.firstRange(of: phrase) {
        rest = rest[found.upperBound...]
        if let seconds = leadingSeconds(rest) { return seconds }
      }
    }
    return nil
  }

  /// Seconds of a text that is a duration and nothing else; nil for a number without a unit.
  static func seconds(_ text: String) -> Double? {
    var rest = text.lowercased()[...]
    guard let seconds = consume(&rest), ServerText.trimmed(rest).isEmpty else { return nil }
    return seconds
  }

  private static func leadingSeconds(_ text: Substring) -> Double? {
    var rest = text
    for filler in ["about ", "approximately ", "~"] where rest.hasPrefix(filler) {
      rest = rest.dropFirst(filler.count)
    }
    return consume(&rest)
  }

  /// Takes as many `number unit` pairs as there are.
  private static func consume(_ rest: inout Substring) -> Double? {
    var total: Double?
    while true {
      var ahead = rest
      skipGlue(&ahead)
      let digits = ahead.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      ahead = ahead[digits.endIndex...]
      ahead = ahead.drop { $0 == " " }
      let unit = ahead.prefix { $0.isLetter }
      // A sentence's full stop after the number ends it: “in 5.” has no unit.
      guard let number = Double(digits), number.isFinite, let scale = scale(unit) else {
        return total
      }
      total = (total ?? 0) + number * scale
      rest = ahead[unit.endIndex...]
    }
  }

  private static func skipGlue(_ text: inout Substring) {
    text = text.drop { $0 == " " || $0 == "," }
    if text.hasPrefix("and ") { text = text.dropFirst(4) }
  }

  private static func scale(_ unit: Substring) -> Double? {
    switch unit {
    case "ms", "millisecond", "milliseconds": 0.001
    case "s", "sec", "secs", "second", "seconds": 1
    case "m", "min", "mins", "minute", "minutes": 60
    case "h", "hr", "hrs", "hour", "hours": 3_600
    case "d", "day", "days": 86_400
    default: nil
    }
  }
}
