/// What one scalar of a text becomes on the screen.
enum Glyph: Hashable {
  /// Nothing: it is invisible, or part of a sequence whose first picture stands for all.
  case nothing
  /// A character of one or two columns, not always the scalar that came.
  case spacing(UInt32, columns: UInt8)
  /// A mark on the character before.
  case mark(UInt32)
  /// A mark with nothing to stand on; it gets a dotted circle.
  case orphan(UInt32)
  /// A C1 control, to be shown as its number: `<9B>`.
  case code(UInt32)
  /// Blanks up to the next tab stop.
  case tab
}

/// Decides, scalar by scalar, how untrusted text is shown: so that nothing in it can move the cursor,
/// reorder or hide text, and so that every terminal gives it the same columns.
///
/// Terminals disagree by up to six columns about joined emoji, skin tones, variation selectors,
/// keycaps and flags; so a sequence is reduced to its first picture, and a flag to its two letters.
/// Holds what must be known of the scalars before; knows nothing of cells and lines.
struct ScalarSanitizer {
  /// Stands where something was that cannot be shown: the replacement character.
  static let replacement: UInt32 = 0xFFFD
  /// The dotted circle, which carries a mark that has no character of its own.
  static let dottedCircle: UInt32 = 0x25CC
  /// Zero-width marks on one character; what ncurses keeps in a cell.
  static let maximumMarks = 4

  private let profile: WidthProfile
  /// The character that a mark would stand on; 0 for none.
  private var base: UInt32 = 0
  private var marks = 0
  /// After a zero-width joiner behind a picture: the next picture belongs to it.
  private var isJoining = false

  /// - Parameter profile: of the terminal that the text is for.
  init(_ profile: WidthProfile = .current) { self.profile = profile }

  @inline(__always)
  mutating func next(_ scalar: Unicode.Scalar) -> Glyph {
    let value = scalar.value
    guard value >= 0x20, value < 0x7F else { return nextUnusual(scalar) }
    return spacing(value, columns: 1)
  }

  @inline(__always)
  private mutating func spacing(_ value: UInt32, columns: UInt8) -> Glyph {
    base = value
    marks = 0
    isJoining = false
    return .spacing(value, columns: columns)
  }

  /// A sign that stands for a control: no mark may stand on it, as none could on the control.
  private mutating func sign(_ glyph: Glyph) -> Glyph {
    base = 0
    marks = 0
    isJoining = false
    guard case .spacing(let value, columns: _) = glyph,
      let form = profile.narrowForm(of: value)
    else { return glyph }
    return .spacing(form, columns: 1)
  }

  private mutating func nextUnusual(_ scalar: Unicode.Scalar) -> Glyph {
    let value = scalar.value
    switch value {
    case 0x09: return sign(.tab)
    case 0x00..<0x20: return sign(.spacing(0x2400 + value, columns: 1))
    case 0x7F: return sign(.spacing(0x2421, columns: 1))
    case 0x80..<0xA0: return sign(.code(value))
    case 0x2028, 0x2029: return sign(.spacing(0x2424, columns: 1))
    case _ where isBidirectionalControl(value):
      return sign(.spacing(Self.replacement, columns: 1))
    case _ where isPrivateUse(value):
      return sign(.spacing(Self.replacement, columns: 1))
    case 0x200D:
      isJoining = isPicture(base)
      return .nothing
    case _ where isInvisible(value): return .nothing
    case 0x1F3FB...0x1F3FF where isPicture(base): return .nothing
    case 0x1F1E6...0x1F1FF: return spacing(value - 0x1F1E6 + 0x41, columns: 1)
    default: return nextVisible(scalar)
    }
  }

  private mutating func nextVisible(_ scalar: Unicode.Scalar) -> Glyph {
    if let form = profile.narrowForm(of: scalar.value) { return spacing(form, columns: 1) }
    switch profile.width(of: scalar) {
    case 0?:
      if base == 0 {
        base = Self.dottedCircle
        marks = 1
        return .orphan(scalar.value)
      }
      marks += 1
      return marks <= Self.maximumMarks ? .mark(scalar.value) : .nothing
    case let columns?:
      if isJoining, isPicture(scalar.value) {
        isJoining = false
        return .nothing
      }
      return spacing(scalar.value, columns: UInt8(columns))
    case nil:
      return spacing(profile.narrowForm(of: Self.replacement) ?? Self.replacement, columns: 1)
    }
  }
}

/// Controls of the writing direction; they can make text read as something else than it is.
func isBidirectionalControl(_ value: UInt32) -> Bool {
  switch value {
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// What every font shows as something else, or as nothing, and in any width.
private func isPrivateUse(_ value: UInt32) -> Bool {
  (0xE000...0xF8FF).contains(value) || value >= 0xF0000
}

/// Tag characters: invisible copies of ASCII, good for smuggling text past a reader.
func isTag(_ value: UInt32) -> Bool { (0xE0000...0xE007F).contains(value) }

/// What has no look of its own (Unicode's Default_Ignorable_Code_Point, but bidirectional controls,
/// the joiner and what is not assigned), the interlinear annotation marks, and the keycap's frame.
private func isInvisible(_ value: UInt32) -> Bool {
  switch value {
  case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
  case 0x200B, 0x200C, 0x2060...0x2065, 0x206A...0x206F, 0x20E3: true
  case 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: true
  case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
  default: false
  }
}

/// Whether a character is a picture that a joiner or a skin tone can follow. Digits, `#` and `*` are
/// emoji too for Unicode, but only under a keycap.
private func isPicture(_ value: UInt32) -> Bool {
  guard value > 0x7F, let scalar = Unicode.Scalar(value) else { return false }
  return scalar.properties.isEmoji
}
