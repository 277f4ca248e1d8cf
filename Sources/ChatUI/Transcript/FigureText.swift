/// Numbers as the screen shows them: short, never more exact than known, no locale.
enum FigureText {
  /// `212`, `1.9k`, `123k`, `1.2M`.
  static func count(_ number: Int) -> String {
    // Beyond any bill or context: what a broken server may say must not overflow.
    let magnitude = min(number.magnitude, 1_000_000_000_000_000)
    let sign = number < 0 ? "-" : ""
    switch magnitude {
    case ..<1_000: return sign + String(magnitude)
    case ..<999_500: return sign + short(magnitude, unit: 1_000) + "k"
    default: return sign + short(magnitude, unit: 1_000_000) + "M"
    }
  }

  /// US dollars: two digits that say something, and never fewer than two decimals. Nil for what is
  /// no price.
  static func cost(_ dollars: Double) -> String? {
    guard dollars.isFinite, dollars >= 0, dollars < 1e9 else { return nil }
    if dollars == 0 { return "$0" }
    var decimals = 2
    var scale = 100.0
    while dollars * scale < 9.5, decimals < 9 {
      decimals += 1
      scale *= 10
    }
    return "$" + fixed(dollars, decimals: decimals)
  }

  /// `3.4 s`, `2 min 5 s`. Nil for what is no duration.
  static func seconds(_ seconds: Double) -> String? {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return nil }
    if seconds < 59.95 { return fixed(seconds, decimals: 1) + " s" }
    let whole = Int(seconds.rounded())
    return "\(whole / 60) min \(whole % 60) s"
  }

  /// One decimal below ten, none above.
  private static func short(_ magnitude: UInt, unit: UInt) -> String {
    let tenths = (magnitude * 10 + unit / 2) / unit
    return tenths < 100
      ? "\(tenths / 10).\(tenths % 10)" : String((magnitude + unit / 2) / unit)
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    var unit: Int64 = 1
    for _ in 0..<decimals { unit *= 10 }
    let scaled = Int64((value * Double(unit)).rounded())
    guard decimals > 0 else { return String(scaled) }
    let digits = String(scaled % unit)
    return "\(scaled / unit)." + String(repeating: "0", count: decimals - digits.count) + digits
  }
}
