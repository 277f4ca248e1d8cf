/// Where vi's motions by words, characters and brackets lead.
extension TextBuffer {
  // MARK: Words

  func nextWord(from start: Int, big: Bool) -> Int {
    var index = start
    guard index < glyphs.count else { return index }
    let first = glyphClass(at: index, big: big)
    if first == .newline {
      index += 1
    } else if first != .blank {
      while index < glyphs.count, glyphClass(at: index, big: big) == first { index += 1 }
    }
    while index < glyphs.count {
      switch glyphClass(at: index, big: big) {
      case .newline where index > start && isEmptyLine(at: index): return index
      case .newline, .blank: index += 1
      default: return index
      }
    }
    return index
  }

  /// The last glyph of the word that ends next; nil where there is none.
  func nextWordEnd(from start: Int, big: Bool) -> Int? {
    var index = start + 1
    while index < glyphs.count, isBlankOrBreak(index) { index += 1 }
    guard index < glyphs.count else { return nil }
    return runEnd(from: index, big: big)
  }

  /// The last glyph of the run that a glyph is in.
  func runEnd(from start: Int, big: Bool) -> Int {
    var index = start
    let first = glyphClass(at: start, big: big)
    while index + 1 < glyphs.count, glyphClass(at: index + 1, big: big) == first { index += 1 }
    return index
  }

  func runStart(from start: Int, big: Bool) -> Int {
    var index = start
    let first = glyphClass(at: start, big: big)
    while index > 0, glyphClass(at: index - 1, big: big) == first { index -= 1 }
    return index
  }

  func previousWord(from start: Int, big: Bool) -> Int {
    var index = min(start, glyphs.count) - 1
    while index >= 0, isBlankOrBreak(index), !isEmptyLine(at: index) { index -= 1 }
    guard index >= 0 else { return 0 }
    return isBlankOrBreak(index) ? index : runStart(from: index, big: big)
  }

  func previousWordEnd(from start: Int, big: Bool) -> Int {
    guard start < glyphs.count || start > 0 else { return 0 }
    var index = min(start, glyphs.count - 1)
    if !isBlankOrBreak(index) { index = runStart(from: index, big: big) }
    index -= 1
    while index >= 0, isBlankOrBreak(index), !isEmptyLine(at: index) { index -= 1 }
    return max(0, index)
  }

  private func isBlankOrBreak(_ index: Int) -> Bool {
    glyphs[index].isBlank || glyphs[index].kind == .newline
  }

  // MARK: Within the line

  /// - Parameter again: one that stands right there does not count where the search goes up to it
  ///   only, else it would stay where it is.
  func place(of find: ViFind, count: Int, again: Bool) -> Int? {
    let step = find.isForward ? 1 : -1
    let text = String(find.character)
    let start = lineStart
    let end = lineEnd
    var index = cursor + step
    if again, find.isTill, count == 1, index >= start, index < end, glyphs[index].text == text {
      index += step
    }
    var left = count
    while index >= start, index < end {
      if glyphs[index].text == text { left -= 1 }
      if left == 0 { return find.isTill ? index - step : index }
      index += step
    }
    return nil
  }

  // MARK: Brackets

  private static let pairs: [(open: String, close: String)] = [
    ("(", ")"), ("[", "]"), ("{", "}"),
  ]

  /// The bracket that belongs to the first one in the line from the cursor on.
  func matchingBracket(from start: Int) -> Int? {
    for index in start..<max(start, lineEnd(at: start)) where glyphs[index].kind == .other {
      for pair in Self.pairs {
        if glyphs[index].text == pair.open {
          return closing(from: index + 1, open: pair.open, close: pair.close)
        }
        if glyphs[index].text == pair.close {
          return opening(from: index - 1, open: pair.open, close: pair.close)
        }
      }
    }
    return nil
  }

  /// The bracket that closes what is open at a place.
  func closing(from start: Int, open: String, close: String) -> Int? {
    var depth = 0
    var index = start
    while index < glyphs.count {
      if glyphs[index].text == open { depth += 1 }
      if glyphs[index].text == close {
        if depth == 0 { return index }
        depth -= 1
      }
      index += 1
    }
    return nil
  }

  /// The bracket that is open at a place.
  func opening(from start: Int, open: String, close: String) -> Int? {
    var depth = 0
    var index = start
    while index >= 0 {
      if glyphs[index].text == close { depth += 1 }
      if glyphs[index].text == open {
        if depth == 0 { return index }
        depth -= 1
      }
      index -= 1
    }
    return nil
  }
}
