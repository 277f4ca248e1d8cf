/// Where the motions lead. Words are letters, digits and `_`, as in emacs; lines end at the breaks that
/// were typed, paragraphs at blank lines.
extension TextBuffer {
  /// The start of the word before the cursor.
  var wordStart: Int { wordStart(from: cursor) }

  /// The end of the word after the cursor.
  var wordEnd: Int { wordEnd(from: cursor) }

  func wordStart(from start: Int) -> Int {
    var index = start
    while index > 0, isBetweenWords(index - 1) { index -= 1 }
    if index > 0, glyphs[index - 1].kind == .folded { return index - 1 }
    while index > 0, glyphs[index - 1].kind == .word { index -= 1 }
    return index
  }

  func wordEnd(from start: Int) -> Int {
    var index = start
    while index < glyphs.count, isBetweenWords(index) { index += 1 }
    if index < glyphs.count, glyphs[index].kind == .folded { return index + 1 }
    while index < glyphs.count, glyphs[index].kind == .word { index += 1 }
    return index
  }

  private func isBetweenWords(_ index: Int) -> Bool {
    glyphs[index].kind == .other || glyphs[index].kind == .newline
  }

  // MARK: Lines

  var lineStart: Int { lineStart(at: cursor) }

  var lineEnd: Int { lineEnd(at: cursor) }

  func lineStart(at place: Int) -> Int {
    var index = place
    while index > 0, glyphs[index - 1].kind != .newline { index -= 1 }
    return index
  }

  /// The place of the break, or the end of the text.
  func lineEnd(at place: Int) -> Int {
    var index = place
    while index < glyphs.count, glyphs[index].kind != .newline { index += 1 }
    return index
  }

  /// Nothing but blanks stands in the line.
  func isBlankLine(at place: Int) -> Bool {
    glyphs[lineStart(at: place)..<lineEnd(at: place)].allSatisfy(\.isBlank)
  }

  // MARK: Paragraphs

  /// The blank line before the paragraph that the place is in, or the start of the text.
  func paragraphStart(from place: Int) -> Int {
    var line = lineStart(at: place)
    if line == place, line > 0 { line = lineStart(at: line - 1) }
    while line > 0, isBlankLine(at: line) { line = lineStart(at: line - 1) }
    while line > 0, !isBlankLine(at: line) { line = lineStart(at: line - 1) }
    return line
  }

  /// The blank line after the paragraph, or the end of the text.
  func paragraphEnd(from place: Int) -> Int {
    var line = lineStart(at: place)
    while line < glyphs.count, isBlankLine(at: line) { line = lineEnd(at: line) + 1 }
    while line < glyphs.count, !isBlankLine(at: line) { line = lineEnd(at: line) + 1 }
    return min(line, glyphs.count)
  }

  // MARK: Sentences

  /// The start of the sentence that the place is in, or of the one before.
  func sentenceStart(from place: Int) -> Int {
    sentenceStarts.last { $0 < place } ?? 0
  }

  /// The start of the next sentence, or the end of the text.
  func nextSentence(from place: Int) -> Int {
    sentenceStarts.first { $0 > place } ?? glyphs.count
  }

  /// Where sentences begin: after a stop and blanks, and after blank lines.
  private var sentenceStarts: [Int] {
    var starts: [Int] = []
    var isDue = true
    var wasStop = false
    for (index, glyph) in glyphs.enumerated() {
      if glyph.kind == .newline {
        // An empty line ends a sentence without a stop.
        let isEmpty = index > 0 && glyphs[index - 1].kind == .newline
        isDue = isDue || wasStop || isEmpty
        wasStop = false
      } else if glyph.isBlank {
        isDue = isDue || wasStop
        wasStop = false
      } else {
        if isDue { starts.append(index) }
        isDue = false
        switch glyph.text {
        case ".", "!", "?": wasStop = true
        case ")", "]", "\"", "'", "”", "’": break
        case "。", "！", "？":
          isDue = true
          wasStop = false
        default: wasStop = false
        }
      }
    }
    return starts
  }
}
