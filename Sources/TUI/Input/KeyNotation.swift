/// How keys are written: in settings (`ctrl-q`, `alt-enter`, `page-up`), and for people (`Ctrl-Q`,
/// `Alt-Enter`, `PageUp`).
extension KeyPress {
  /// A key as settings write it: modifiers, then a character or a key's name, joined by hyphens. Case
  /// does not matter, save in a character without modifiers; every `label` is a notation too.
  /// - Returns: nil for what is no key, and for keys that no terminal can send as such (`shift-1`).
  package init?(notation: String) {
    var rest = notation[...]
    var modifiers: Modifiers = []
    while let hyphen = rest.firstIndex(of: "-"), rest.index(after: hyphen) < rest.endIndex,
      let modifier = Self.modifier(named: rest[..<hyphen].lowercased())
    {
      guard !modifiers.contains(modifier) else { return nil }
      modifiers.insert(modifier)
      rest = rest[rest.index(after: hyphen)...]
    }
    if let key = Self.key(named: rest.lowercased()) {
      guard key != .character(" ") || modifiers != .shift else { return nil }
      self.init(key, modifiers)
      return
    }
    guard rest.count == 1, let character = rest.first, Self.isTypable(character) else { return nil }
    let isChord = !modifiers.isDisjoint(with: [.control, .alt])
    if isChord {
      self.init(.character(character.cased { $0.lowercased() }), modifiers)
    } else if modifiers == .shift {
      let upper = character.cased { $0.uppercased() }
      guard upper != character || character.isUppercase else { return nil }
      self.init(.character(upper))
    } else {
      self.init(.character(character))
    }
  }

  /// As settings write it; `init(notation:)` gives the same key again.
  package var notation: String { text(modifierNames: ["ctrl-", "alt-", "shift-"], \.notation) }

  /// As people read it in hints and in the help: `Ctrl-Q`.
  package var label: String { text(modifierNames: ["Ctrl-", "Alt-", "Shift-"], \.label) }

  private func text(
    modifierNames: [String], _ name: KeyPath<(notation: String, label: String), String>
  ) -> String {
    let flags: [Modifiers] = [.control, .alt, .shift]
    let prefix = zip(flags, modifierNames).filter { modifiers.contains($0.0) }.map(\.1).joined()
    return prefix + names[keyPath: name]
  }

  /// The key's own name in both forms.
  private var names: (notation: String, label: String) {
    if let named = Self.namedKeys.first(where: { $0.key == key }) {
      return (named.notation, named.label)
    }
    switch key {
    case .function(let number): return ("f\(number)", "F\(number)")
    case .character(let character):
      let isChord = !modifiers.isDisjoint(with: [.control, .alt])
      return (
        String(character), isChord ? String(character.cased { $0.uppercased() }) : String(character)
      )
    default: return ("", "")
    }
  }

  // MARK: Names

  private static let namedKeys: [(key: Key, notation: String, label: String)] = [
    (.enter, "enter", "Enter"), (.tab, "tab", "Tab"), (.backspace, "backspace", "Backspace"),
    (.escape, "esc", "Esc"), (.up, "up", "Up"), (.down, "down", "Down"), (.left, "left", "Left"),
    (.right, "right", "Right"), (.home, "home", "Home"), (.end, "end", "End"),
    (.pageUp, "page-up", "PageUp"), (.pageDown, "page-down", "PageDown"),
    (.insert, "insert", "Insert"), (.delete, "delete", "Delete"),
    (.character(" "), "space", "Space"),
  ]

  private static func key(named name: String) -> Key? {
    if let named = namedKeys.first(where: { $0.notation == name || $0.label.lowercased() == name })
    {
      return named.key
    }
    switch name {
    case "escape": return .escape
    case "return": return .enter
    default: break
    }
    guard name.first == "f", let number = Int(name.dropFirst()), (1...35).contains(number),
      name == "f\(number)"
    else { return nil }
    return .function(number)
  }

  private static func modifier(named name: String) -> Modifiers? {
    switch name {
    case "ctrl", "control": .control
    case "alt", "meta", "option": .alt
    case "shift": .shift
    default: nil
    }
  }

  /// A character that typing can give as one key: no blank, no control.
  private static func isTypable(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return !character.isWhitespace && scalar.value > 0x20 && !(0x7F..<0xA0).contains(scalar.value)
  }
}

extension Character {
  /// The other case where that is one character (not so for `ß`), else the same.
  fileprivate func cased(_ mapping: (Character) -> String) -> Character {
    let mapped = mapping(self)
    return mapped.count == 1 ? mapped.first ?? self : self
  }
}
