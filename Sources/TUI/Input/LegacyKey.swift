/// Keys as terminals have always sent them: one character, or one control byte.
extension KeyPress {
  /// The key of a character or control byte, alone or after ESC (`isAlt`).
  init(typed scalar: Unicode.Scalar, isAlt: Bool = false) {
    let alt: Modifiers = isAlt ? .alt : []
    switch scalar.value {
    case 0x00: self.init(.character(" "), alt.union(.control))
    case 0x08, 0x7F: self.init(.backspace, alt)
    case 0x09: self.init(.tab, alt)
    case 0x0D: self.init(.enter, alt)
    case 0x1B: self.init(.escape, alt)
    case 0x01..<0x1B:
      self.init(.character(Self.character(0x60 + scalar.value)), alt.union(.control))
    case 0x1C..<0x20:
      self.init(.character(Self.character(0x40 + scalar.value)), alt.union(.control))
    default: self.init(character: scalar, alt)
    }
  }

  /// A character with modifiers, in the one form that key bindings are written in: with control or
  /// alt a letter is lower case and shift is a modifier; else shift is in the character.
  init(character scalar: Unicode.Scalar, _ modifiers: Modifiers) {
    if modifiers.isDisjoint(with: [.control, .alt]) {
      let shifted =
        modifiers.contains(.shift)
        ? scalar.singleCase(scalar.properties.uppercaseMapping) : scalar
      self.init(.character(Character(shifted)))
    } else {
      let lower = scalar.singleCase(scalar.properties.lowercaseMapping)
      self.init(.character(Character(lower)), lower == scalar ? modifiers : modifiers.union(.shift))
    }
  }

  private static func character(_ value: UInt32) -> Character {
    Unicode.Scalar(value).map(Character.init) ?? "\u{FFFD}"
  }
}

extension Unicode.Scalar {
  /// The other case of a letter where that is one scalar (not so for `ß`), else the letter itself.
  fileprivate func singleCase(_ mapping: String) -> Unicode.Scalar {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first ?? self : self
  }
}
