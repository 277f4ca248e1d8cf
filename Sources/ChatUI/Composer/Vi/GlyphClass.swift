/// What a glyph is to vi's words: runs of one class are a word. Scripts that are written without
/// blanks are told apart, as people who write them are used to.
enum GlyphClass: Hashable, Sendable {
  case blank, newline, punctuation, word, folded
  case han, hiragana, katakana, hangul, symbol

  init(_ glyph: ComposerGlyph) {
    switch glyph.kind {
    case .newline: self = .newline
    case .folded: self = .folded
    case .word: self = Self.script(glyph) ?? .word
    case .other: self = glyph.isBlank ? .blank : glyph.columns > 1 ? .symbol : .punctuation
    }
  }

  private static func script(_ glyph: ComposerGlyph) -> GlyphClass? {
    guard let scalar = glyph.text.unicodeScalars.first?.value, scalar >= 0x3000 else { return nil }
    switch scalar {
    case 0x3040..<0x30A0: return .hiragana
    case 0x30A0..<0x3100, 0x31F0..<0x3200, 0xFF66..<0xFFA0: return .katakana
    case 0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<0x32000: return .han
    case 0xAC00..<0xD7B0: return .hangul
    default: return nil
    }
  }
}

extension TextBuffer {
  /// - Parameter big: all that is not blank is one class.
  func glyphClass(at index: Int, big: Bool) -> GlyphClass {
    let found = GlyphClass(glyphs[index])
    return big && found != .blank && found != .newline ? .word : found
  }
}
