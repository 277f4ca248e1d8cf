/// Keys held together with another.
package struct Modifiers: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let shift = Modifiers(rawValue: 1)
  package static let alt = Modifiers(rawValue: 2)
  package static let control = Modifiers(rawValue: 4)
}

/// A key of the keyboard, without its modifiers.
package enum Key: Hashable, Sendable {
  /// A character as it is typed (shift is in the character). With control or alt: in lower case.
  case character(Character)
  case enter, tab, backspace, escape
  case up, down, left, right, home, end, pageUp, pageDown, insert, delete
  /// F1 and up.
  case function(Int)
}

/// A key with its modifiers: what key bindings are made of.
package struct KeyPress: Hashable, Sendable {
  package var key: Key
  package var modifiers: Modifiers

  package init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }
}

/// What the terminal says to the program.
package enum Input: Hashable, Sendable {
  case key(KeyPress)
  /// The content of a bracketed paste, whole, as it came: not sanitised.
  case paste(String)
  case focus(Bool)
  /// The wheel, by notches, of a terminal that does not say where: negative is up.
  case wheel(Int)
  case mouse(MouseEvent)
  /// A reply to a query, or a sequence that means nothing here; the text is its body, for a key debugger.
  case reply(String)
}
