/// What a character is to the breaking of rows, for text that is broken by characters instead of
/// cells: the rules are those of `wrap`.
package struct BreakClass: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A row may end after it, and does not begin with it.
  package static let blank = BreakClass(rawValue: 1)
  /// A row may end before and after it.
  package static let wide = BreakClass(rawValue: 2)
  /// Must not begin a row.
  package static let closing = BreakClass(rawValue: 4)
  /// Must not end a row.
  package static let opening = BreakClass(rawValue: 8)
  package static let hyphen = BreakClass(rawValue: 16)
  package static let letter = BreakClass(rawValue: 32)
  /// Holds together what stands beside it.
  package static let glue = BreakClass(rawValue: 64)

  /// - Parameter base: the character's first scalar.
  package init(base: UInt32, columns: Int) {
    var classes: BreakClass = []
    if base == 0x20 || base == 0x09 || base == 0x3000 { classes.insert(.blank) }
    if columns >= 2 { classes.insert(.wide) }
    if base == 0xA0 { classes.insert(.glue) }
    if isHyphen(base) { classes.insert(.hyphen) }
    if isLetter(base) { classes.insert(.letter) }
    if isClosing(base) { classes.insert(.closing) }
    if isOpening(base) { classes.insert(.opening) }
    self = classes
  }

  /// Whether a row may end between two characters, the second of which is no blank.
  /// - Parameter before: what stands before the first one.
  package static func mayBreak(
    before: BreakClass, _ first: BreakClass, _ second: BreakClass
  ) -> Bool {
    if first.contains(.blank) { return true }
    if first.union(second).contains(.wide) {
      return !second.contains(.closing) && !first.contains(.opening)
        && !first.union(second).contains(.glue)
    }
    return first.contains(.hyphen) && before.contains(.letter) && second.contains(.letter)
  }
}
