/// A colour as screens mix it, and how bright it is to the eye.
package struct RGB: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#rrggbb` or `#rgb`; nil for anything else.
  package init?(hex text: some StringProtocol) {
    let digits = text.dropFirst().compactMap(\.hexDigitValue)
    guard text.first == "#", digits.count == text.count - 1, text.utf8.count == text.count else {
      return nil
    }
    switch digits.count {
    case 3: self.init(UInt8(digits[0] * 17), UInt8(digits[1] * 17), UInt8(digits[2] * 17))
    case 6:
      self.init(
        UInt8(digits[0] * 16 + digits[1]), UInt8(digits[2] * 16 + digits[3]),
        UInt8(digits[4] * 16 + digits[5]))
    default: return nil
    }
  }

  /// One of xterm's 256 colours. The first 16 are whatever the terminal's user made of them: nil.
  package init?(palette index: UInt8) {
    switch index {
    case 0..<16: return nil
    case 16..<232:
      let cube = index - 16
      func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + 40 * step }
      self.init(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:
      let level = 8 + 10 * (index - 232)
      self.init(level, level, level)
    }
  }

  /// Red, green and blue as amounts of light, 0 to 1 (sRGB, IEC 61966-2-1).
  package var linear: SIMD3<Double> {
    SIMD3(Self.light[Int(red)], Self.light[Int(green)], Self.light[Int(blue)])
  }

  /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it.
  package var luminance: Double {
    let light = linear
    return 0.2126 * light.x + 0.7152 * light.y + 0.0722 * light.z
  }

  /// Contrast ratio as WCAG 2.2 defines it: 1 to 21.
  package func contrast(to other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// White text is read better on it than black text.
  package var isDark: Bool { contrast(to: .white) > contrast(to: .black) }

  package static let black = RGB(0, 0, 0)
  package static let white = RGB(255, 255, 255)

  /// What each of the 256 levels of a component gives in light.
  private static let light: [Double] = (0..<256).map { level in
    let share = Double(level) / 255
    if share <= 0.04045 { return share / 12.92 }
    let base = (share + 0.055) / 1.055
    // To the power of 2.4.
    let fifth = root(base, 5)
    return base * base * fifth * fifth
  }
}

/// The root of a number from 0 to 1: Newton's method, from above, until it stands still.
func root(_ value: Double, _ degree: Int) -> Double {
  guard value > 0 else { return 0 }
  var root = 1.0
  while true {
    var power = root
    for _ in 2..<degree { power *= root }
    let next = root - (power * root - value) / (Double(degree) * power)
    if next >= root { return root }
    root = next
  }
}
