/// Decides, scalar by scalar, whether one that shows nothing belongs to its neighbours. Holds what
/// must be known of those before it.
struct HiddenContext {
  /// The last scalar that shows something by itself; 0: none on this line.
  private var base: UInt32 = 0
  /// What stands right before, shown or not.
  private var last: UInt32 = 0
  /// Tags so far of a flag that is spelled in them; nil: there is no such flag.
  private var tags: Int?

  private static let blackFlag: UInt32 = 0x1F3F4
  private static let endOfTags: UInt32 = 0xE007F
  /// Letters of a flag's code at most: `gbeng`, `usca`. More would be a hidden text.
  private static let longestFlag = 6

  mutating func isHidden(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    let value = scalar.value
    defer { last = value }
    if !(0xE0020...0xE007F).contains(value) { tags = nil }
    switch value {
    case 0x0A:
      base = 0
      return false
    case 0x09: return false
    case 0x0D: return next != "\n"
    case 0x00..<0x20, 0x7F..<0xA0: return true
    case 0x200C, 0x200D: return !joins(value, next)
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return !selects(value)
    case 0xE0020...0xE007F: return !isTagOfFlag(value)
    case _ where Self.isInvisible(value): return true
    default:
      // A skin tone does not change what a joiner stands on.
      if !(0x1F3FB...0x1F3FF).contains(value) { base = value }
      if value == Self.blackFlag { tags = 0 }
      return false
    }
  }

  /// Whether a joiner stands between two pictures, or a joiner or non-joiner in a word of a script
  /// that is written with them.
  private func joins(_ value: UInt32, _ next: Unicode.Scalar?) -> Bool {
    guard last != 0x200C, last != 0x200D, let next else { return false }
    if value == 0x200D, Self.isPicture(base), Self.isPicture(next.value) { return true }
    return Self.isJoiningScript(last) && (value == 0x200D || Self.isJoiningScript(next.value))
  }

  /// Whether a selector chooses the form of the character right before it.
  private func selects(_ value: UInt32) -> Bool {
    guard last == base, base != 0 else { return false }
    switch value {
    case 0xFE0E, 0xFE0F: return Unicode.Scalar(base)?.properties.isEmoji == true
    // Ideographs, Mongolian and mathematical signs have other forms.
    default: return base >= 0x1800
    }
  }

  private mutating func isTagOfFlag(_ value: UInt32) -> Bool {
    guard let count = tags else { return false }
    if value == Self.endOfTags {
      tags = nil
      return count > 0
    }
    let isLetter = (0xE0061...0xE007A).contains(value) || (0xE0030...0xE0039).contains(value)
    guard isLetter, count < Self.longestFlag else {
      tags = nil
      return false
    }
    tags = count + 1
    return true
  }

  private static func isPicture(_ value: UInt32) -> Bool {
    value > 0x7F && Unicode.Scalar(value)?.properties.isEmoji == true
  }

  /// Arabic and its like, the scripts of India and around, Mongolian.
  private static func isJoiningScript(_ value: UInt32) -> Bool {
    switch value {
    case 0x0600...0x061B, 0x0620...0x08FF, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x17B3: true
    case 0x17B6...0x17FF, 0x1820...0x18AF, 0x1A20...0x1AAF, 0x1B00...0x1C4F: true
    case 0xA800...0xA8FF, 0xA980...0xA9DF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: true
    case 0x11000...0x1197F, 0x1E900...0x1E95F: true
    default: false
    }
  }

  /// Unicode's Default_Ignorable_Code_Point as far as it is assigned, the controls of the writing
  /// direction, separators of lines that are no line feed, and annotation marks.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
    case 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0: true
    case 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: false
    }
  }
}
