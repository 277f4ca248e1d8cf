/// What was deleted and copied, by name: `a` to `z` (capitals append), `0` for the last copy, `1` to
/// `9` for the last deletions of lines, `-` for the last one within a line, `_` for nothing, `+` and `*`
/// for what also went to the terminal's clipboard.
struct ViRegisters: Sendable {
  struct Content: Hashable, Sendable {
    var glyphs: [ComposerGlyph]
    /// Whole lines, without the last break.
    var isLinewise: Bool
  }

  private var contents: [Character: Content] = [:]
  private var unnamed: Content?

  subscript(name: Character?) -> Content? {
    guard let name, name != "\"" else { return unnamed }
    return contents[Character(name.lowercased())]
  }

  static func isName(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue else { return false }
    return character.isLetter || (0x30...0x39).contains(ascii) || "\"_-+*".contains(character)
  }

  mutating func copy(_ content: Content, to name: Character?) {
    if name == "_" { return }
    if !put(content, in: name) { contents["0"] = content }
    unnamed = name.flatMap { self[$0] } ?? content
  }

  mutating func delete(_ content: Content, to name: Character?) {
    if name == "_" { return }
    if !put(content, in: name) {
      if content.isLinewise || content.glyphs.contains(where: { $0.kind == .newline }) {
        for number in (1..<9).reversed() {
          contents[Character("\(number + 1)")] = contents[Character("\(number)")]
        }
        contents["1"] = content
      } else {
        contents["-"] = content
      }
    }
    unnamed = name.flatMap { self[$0] } ?? content
  }

  /// - Returns: false where no register was named.
  private mutating func put(_ content: Content, in name: Character?) -> Bool {
    guard let name, name != "\"" else { return false }
    let key = Character(name.lowercased())
    guard name.isUppercase, var old = contents[key] else {
      contents[key] = content
      return true
    }
    // Lines that join make all of it lines.
    if old.isLinewise || content.isLinewise { old.glyphs.append(.newline) }
    old.glyphs += content.glyphs
    old.isLinewise = old.isLinewise || content.isLinewise
    contents[key] = old
    return true
  }
}
