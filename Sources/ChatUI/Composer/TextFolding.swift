import Chat

/// When text is shown as a chip instead of in full, and what the chip says. A chip keeps a prompt
/// readable and its layout cheap; the text behind it is sent whole.
struct TextFolding: Hashable, Sendable {
  /// Text of more lines folds.
  var lines: Int
  /// Text of more characters folds.
  var characters: Int
  /// How the label begins.
  var verb: String

  /// More than this pushes what was typed around the paste off a small screen.
  static let pasted = TextFolding(lines: 10, characters: 2_000, verb: "pasted")
  /// A prompt that comes back is to be edited: it folds only where its layout would cost a key
  /// stroke's time.
  static let restored = TextFolding(lines: .max, characters: 50_000, verb: "folded")

  /// The glyphs of a text: a chip for each file that it refers to; of what stands between, one chip,
  /// or one for each character.
  func glyphs(_ text: String) -> [ComposerGlyph] {
    AttachmentReference.pieces(of: text).flatMap { piece in
      switch piece {
      case .text(let text): plainGlyphs(String(text))
      case .attachment(let reference, let source):
        [
          ComposerGlyph(
            folding: String(source), label: reference.chip, isAttachment: true)
        ]
      }
    }
  }

  private func plainGlyphs(_ text: String) -> [ComposerGlyph] {
    guard !text.isEmpty else { return [] }
    let lineCount = Self.lineCount(text)
    guard lineCount > lines || isLong(text) else { return text.map { ComposerGlyph($0) } }
    let size =
      lineCount > 1
      ? "\(grouped(lineCount)) lines" : "\(grouped(text.unicodeScalars.count)) characters"
    return [ComposerGlyph(folding: text, label: "[\(verb) \(size)]")]
  }

  private func isLong(_ text: String) -> Bool {
    guard text.utf8.count > characters else { return false }
    let limit = text.index(text.startIndex, offsetBy: characters, limitedBy: text.endIndex)
    return limit.map { $0 < text.endIndex } ?? false
  }

  /// Lines of a text; a line break at its very end begins none.
  private static func lineCount(_ text: String) -> Int {
    let breaks = text.utf8.lazy.filter { $0 == 0x0A }.count
    return text.utf8.last == 0x0A ? breaks : breaks + 1
  }

  private func grouped(_ number: Int) -> String {
    var digits = String(number)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }
}
