import Chat

/// Ages, rates and times of a running turn as people read them: short, never more exact than they
/// are. Counts and sums are `FigureText`'s.
enum Figures {
  /// A duration or an age: `0.8 s`, from 10 s on whole seconds.
  static func seconds(_ seconds: Double) -> String {
    seconds < 10
      ? "\(fixed(max(0, seconds), digits: 1)) s" : "\(fixed(seconds, digits: 0)) s"
  }

  /// An age that changes on the screen with the seconds only: `0.4 s`, then `1 s`, `2 s`.
  static func age(_ seconds: Double) -> String {
    seconds < 1
      ? "\(fixed(max(0.1, min(0.9, seconds)), digits: 1)) s" : "\(Int(min(seconds, 1e9))) s"
  }

  static func rate(_ perSecond: Double) -> String {
    "\(fixed(perSecond, digits: (0.05..<9.95).contains(perSecond) ? 1 : 0)) tok/s"
  }

  /// `2.3 kB/s`, `640 B/s`.
  static func bytesPerSecond(_ rate: Int) -> String {
    rate < 1_000 ? "\(rate) B/s" : "\(fixed(Double(rate) / 1_000, digits: 1)) kB/s"
  }

  /// A number with so many digits after the point, rounded half up.
  static func fixed(_ number: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((min(max(number, -1e12), 1e12) * scale).rounded())
    guard digits > 0 else { return String(scaled) }
    let fraction = String(abs(scaled) % Int64(scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(scaled < 0 ? "-" : "")\(abs(scaled) / Int64(scale)).\(zeros)\(fraction)"
  }

  /// Time of day, local: `14:02`, or `14:02:11`.
  static func time(_ wall: WallTime, utcOffset: Int, seconds: Bool = false) -> String {
    let civil = CivilTime(wall, utcOffset: utcOffset)
    return seconds ? "\(civil.clock):\(civil.second < 10 ? "0" : "")\(civil.second)" : civil.clock
  }

  /// When something comes, by the clock on the wall: `at 14:32`, `tomorrow at 09:10`.
  static func moment(_ wall: WallTime, seenAt now: WallTime, utcOffset: Int) -> String {
    let words = Wording.moment(wall, seenAt: now, utcOffset: utcOffset)
    return words.contains(" ") ? words : "at \(words)"
  }

  /// The forms of an identifier, from whole to short, for lines that may lack the room.
  static func short(_ identifier: String, to count: Int) -> String {
    identifier.count <= count + 1 ? identifier : "\(identifier.prefix(count))…"
  }
}
