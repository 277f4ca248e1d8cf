import CTerminal

/// What the system knows of a type of terminal and of the locale: for who looks at both without taking
/// the terminal over.
package struct TerminalKind: Hashable, Sendable {
  package let colors: Int
  package let hasDirectColors: Bool
  package let placesCursor: Bool
  package let hasAlternateScreen: Bool

  /// nil: the system has no description of it.
  package init?(term: String) {
    var description = ct_description()
    guard ct_describe(term, &description) else { return nil }
    colors = Int(description.colors)
    hasDirectColors = description.has_direct_colors
    placesCursor = description.places_cursor
    hasAlternateScreen = description.has_alternate_screen
  }

  /// Whether it parses sequences that are no part of its description, as a full screen relies on.
  package func takesSequences(term: String) -> Bool {
    TerminalModes.areSupported(term: term, hasAlternateScreen: hasAlternateScreen)
  }

  /// The environment names a terminal that has xterm's form of keys.
  package static func hasOtherKeys(_ environment: [String: String]) -> Bool {
    !KeyForm(environment: environment).on.isEmpty
  }

  package struct Locale: Hashable, Sendable {
    package var isInstalled: Bool
    package var encoding: String
    /// UTF-8 can be used, whatever the environment says.
    package var hasUTF8: Bool
  }

  /// What the environment's locale comes to; it is the process's from then on.
  package static func locale() -> Locale {
    var encoding = [CChar](repeating: 0, count: 64)
    var hasUTF8 = false
    let isInstalled = ct_look_at_locale(&encoding, encoding.count, &hasUTF8)
    let bytes = encoding.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return Locale(
      isInstalled: isInstalled, encoding: String(decoding: bytes, as: UTF8.self), hasUTF8: hasUTF8)
  }
}
