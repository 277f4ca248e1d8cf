import TUI

/// What completion needs to know of the text, and how it puts what was chosen into it.
extension Composer {
  /// What stands for a chip in `beforeCursor`: the object replacement character.
  package static let chipMark: Character = "\u{FFFC}"

  /// The line that the cursor is in, up to the cursor, one character for each thing that the cursor
  /// steps over.
  package var beforeCursor: String {
    var text = ""
    for glyph in buffer.glyphs[buffer.lineStart..<buffer.cursor] {
      if glyph.kind == .folded { text.append(Self.chipMark) } else { text += glyph.text }
    }
    return text
  }

  /// The whole text where it is one line that begins with a slash: a command, or what will be one.
  package var slashLine: String? {
    guard let first = buffer.glyphs.first, first.text == "/", first.kind != .folded,
      !buffer.glyphs.contains(where: { $0.kind == .newline || $0.kind == .folded })
    else { return nil }
    return buffer.text
  }

  package var isSingleSlashLine: Bool { slashLine != nil }

  /// The cursor stands at the end of the text.
  package var isCursorAtEnd: Bool { buffer.cursor == buffer.glyphs.count }

  /// Puts a text in the place of the `count` characters before the cursor (as `beforeCursor` counts
  /// them): one step of undo. References to attachments become chips.
  package mutating func replaceBackward(_ count: Int, with text: String) {
    let start = max(0, buffer.cursor - max(0, count))
    replace(start..<buffer.cursor, with: TextFolding.restored.glyphs(Sanitizer.prompt(text)))
  }

  /// Inserts a text at the cursor: one step of undo. References to attachments become chips.
  package mutating func insert(_ text: String) { replaceBackward(0, with: text) }

  /// Puts a text in the place of the first one like `old`, wherever the cursor is, which stays with
  /// the text around it. One step of undo.
  /// - Returns: false where `old` does not stand there any more.
  package mutating func replaceFirst(_ old: String, with text: String) -> Bool {
    let wanted = old.map { String($0) }
    let glyphs = buffer.glyphs
    guard !wanted.isEmpty, glyphs.count >= wanted.count else { return false }
    let found = (0...glyphs.count - wanted.count).first { start in
      wanted.indices.allSatisfy {
        glyphs[start + $0].text == wanted[$0] && glyphs[start + $0].kind != .folded
      }
    }
    guard let found else { return false }
    let range = found..<found + wanted.count
    let new = TextFolding.restored.glyphs(Sanitizer.prompt(text))
    let cursor = buffer.cursor
    let moved =
      cursor <= range.lowerBound
      ? cursor
      : cursor < range.upperBound ? found + new.count : cursor + new.count - wanted.count
    replace(range, with: new)
    place(moved)
    return true
  }
}
