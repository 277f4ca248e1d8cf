/// Keys that `CSI … u` and `CSI 27 ; … ~` name by a number: a character's scalar value, or, for keys
/// without a character, one from a table of the kitty keyboard protocol ("Functional key definitions").
enum KeyCode {
  /// - Returns: nil for a number that is no key of ours (a modifier pressed alone, a media key).
  static func key(_ code: Int) -> Key? {
    switch code {
    case 9: .tab
    case 13, 57414: .enter
    case 27: .escape
    case 8, 127: .backspace
    case 57376...57398: .function(code - 57376 + 13)
    case 57399...57408: keypad(0x30 + code - 57399)
    case 57409...57416: keypadSigns[code - 57409]
    case 57417...57426: keypadMotions[code - 57417]
    default: nil
    }
  }

  /// The character of a number that is not a key's; nil for controls and private numbers.
  static func character(_ code: Int) -> Unicode.Scalar? {
    guard code >= 0x20, !(0x7F..<0xA0).contains(code), !(0xE000..<0xF900).contains(code),
      let value = UInt32(exactly: code)
    else { return nil }
    return Unicode.Scalar(value)
  }

  /// The keys of `CSI n ~` (xterm, rxvt, linux, vt220), and function keys by the gaps of the VT220.
  static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// The keys that a letter names, in `CSI` and `SS3` alike.
  static func lettered(_ letter: UInt8) -> Key? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter) - 0x4F)
    default: nil
    }
  }

  /// The keys of `SS3` alone: a VT100's keypad in application mode.
  static func keypadLetter(_ letter: UInt8) -> Key? {
    switch letter {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    case UInt8(ascii: "X"): .character("=")
    case UInt8(ascii: "j")...UInt8(ascii: "y"): keypad(Int(letter) - 0x40)
    default: nil
    }
  }

  private static let keypadSigns: [Key] = [
    .character("."), .character("/"), .character("*"), .character("-"), .character("+"), .enter,
    .character("="), .character(","),
  ]

  private static let keypadMotions: [Key] = [
    .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete,
  ]

  private static func keypad(_ ascii: Int) -> Key? {
    UInt8(exactly: ascii).map { .character(Character(Unicode.Scalar($0))) }
  }
}
