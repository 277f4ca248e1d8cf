import Chat

/// How quickly the screen is reached, as far as it matters to what is shown there.
package struct LinkState: Hashable, Sendable {
  /// Decoration is left out.
  package var isSlow = false
  /// Bytes a second of a slow link, rounded so that it does not change all the time.
  package var bytesPerSecond: Int?

  package init() {}

  /// - Parameter before: what is shown now: it stays as long as it is about right.
  package init(_ meter: LinkMeter, after before: LinkState) {
    isSlow = meter.isSlow
    guard isSlow, let rate = meter.rate else { return }
    if let shown = before.bytesPerSecond, (0.75...1.33).contains(rate / Double(shown)) {
      bytesPerSecond = shown
    } else {
      bytesPerSecond = Self.rounded(rate)
    }
  }

  /// Seconds between two changes of a figure that changes all the time.
  package var pace: Double {
    guard isSlow else { return 0 }
    return (bytesPerSecond ?? 1_000) < 600 ? 5 : 1
  }

  /// The moment for which ages and rates are shown: on a slow link it moves in steps.
  func shown(_ now: Instant) -> Instant {
    guard pace > 0 else { return now }
    let step = Int64(pace * 1e9)
    return Instant(nanoseconds: now.nanoseconds / step * step)
  }

  /// To two figures: 2,345 is 2,300.
  private static func rounded(_ rate: Double) -> Int {
    var (value, unit) = (Int(max(1, rate)), 1)
    while value >= 100 {
      value /= 10
      unit *= 10
    }
    return value * unit
  }
}

extension Model {
  mutating func take(_ link: LinkState) -> [Effect] {
    self.link = link
    return []
  }
}
