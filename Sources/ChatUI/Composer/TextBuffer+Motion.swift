/// Where the motions lead from the cursor. Words are letters, digits and `_`, as in emacs; lines end
/// at the breaks that were typed.
extension TextBuffer {
  /// The start of the word before the cursor.
  var wordStart: Int {
    var index = cursor
    while index > 0, [.other, .newline].contains(glyphs[index - 1].kind) { index -= 1 }
    if index > 0, glyphs[index - 1].kind == .folded { return index - 1 }
    while index > 0, glyphs[index - 1].kind == .word { index -= 1 }
    return index
  }

  /// The end of the word after the cursor.
  var wordEnd: Int {
    var index = cursor
    while index < glyphs.count, [.other, .newline].contains(glyphs[index].kind) { index += 1 }
    if index < glyphs.count, glyphs[index].kind == .folded { return index + 1 }
    while index < glyphs.count, glyphs[index].kind == .word { index += 1 }
    return index
  }

  var lineStart: Int {
    glyphs[..<cursor].lastIndex { $0.kind == .newline }.map { $0 + 1 } ?? 0
  }

  var lineEnd: Int {
    glyphs[cursor...].firstIndex { $0.kind == .newline } ?? glyphs.count
  }
}
