/// vi's text objects: the thing that the cursor is in.
extension TextBuffer {
  func span(of object: ViObject, around: Bool, count: Int) -> ViSpan? {
    guard cursor < glyphs.count else { return nil }
    switch object {
    case .word(let big): return words(big: big, around: around, count: count)
    case .quote(let mark): return quoted(by: String(mark), around: around)
    case .bracket(let open): return bracketed(by: open, around: around, count: count)
    case .paragraph: return paragraphs(around: around, count: count)
    case .sentence: return sentence(around: around, count: count)
    }
  }

  // MARK: Words

  private func words(big: Bool, around: Bool, count: Int) -> ViSpan? {
    guard glyphs[cursor].kind != .newline else { return nil }
    let start = runStart(from: cursor, big: big)
    var end = start
    func takeRun() {
      guard end < glyphs.count, glyphs[end].kind != .newline else { return }
      end = runEnd(from: end, big: big) + 1
    }
    guard around else {
      for _ in 0..<count { takeRun() }
      return ViSpan(range: start..<end)
    }
    let beginsBlank = glyphs[start].isBlank
    for _ in 0..<count {
      takeRun()
      if beginsBlank || (end < glyphs.count && glyphs[end].isBlank) { takeRun() }
    }
    // With no blanks after it, those before it.
    var first = start
    if !beginsBlank, !glyphs[end - 1].isBlank, start > lineStart, glyphs[start - 1].isBlank {
      let before = runStart(from: start - 1, big: big)
      if before > lineStart { first = before }
    }
    return ViSpan(range: first..<end)
  }

  // MARK: Quotes and brackets

  /// Within the line: what the cursor is in, else what comes next.
  private func quoted(by mark: String, around: Bool) -> ViSpan? {
    let end = lineEnd
    var open: Int?
    var index = lineStart
    while index < end {
      if glyphs[index].text == "\\" {
        index += 2
        continue
      }
      if glyphs[index].text == mark {
        guard let first = open else {
          open = index
          index += 1
          continue
        }
        if index >= cursor {
          guard around else { return ViSpan(range: first + 1..<index) }
          return ViSpan(range: withBlanks(first..<index + 1))
        }
        open = nil
      }
      index += 1
    }
    return nil
  }

  /// A range and the blanks after it, else those before it.
  private func withBlanks(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end < glyphs.count, glyphs[end].isBlank { end += 1 }
    if end > range.upperBound { return range.lowerBound..<end }
    var start = range.lowerBound
    while start > 0, glyphs[start - 1].isBlank { start -= 1 }
    return start..<range.upperBound
  }

  private func bracketed(by open: Character, around: Bool, count: Int) -> ViSpan? {
    let close = ["(": ")", "[": "]", "{": "}"][open] ?? ">"
    let open = String(open)
    var start = cursor
    if glyphs[cursor].text == close { start -= 1 }
    var first: Int?
    for _ in 0..<count {
      guard let found = opening(from: start, open: open, close: close) else { return nil }
      first = found
      start = found - 1
    }
    guard let first, let last = closing(from: first + 1, open: open, close: close) else {
      return nil
    }
    if around { return ViSpan(range: first..<last + 1) }
    // Brackets that have lines of their own keep them.
    let line = lineStart(at: last)
    if glyphs[first + 1].kind == .newline, line > first + 1,
      glyphs[line..<last].allSatisfy(\.isBlank)
    {
      guard line > first + 2 else { return ViSpan(range: first + 1..<first + 1) }
      return ViSpan(range: first + 2..<line, isLinewise: true)
    }
    return ViSpan(range: first + 1..<last)
  }

  // MARK: Paragraphs and sentences

  private func paragraphs(around: Bool, count: Int) -> ViSpan? {
    var first = lineStart
    let isBlank = isBlankLine(at: first)
    while first > 0, isBlankLine(at: first - 1) == isBlank { first = lineStart(at: first - 1) }
    var next: Int? = first
    // The end of the lines that are alike from `next` on.
    func takeRun() {
      guard let start = next else { return }
      let kind = isBlankLine(at: start)
      while let line = next, isBlankLine(at: line) == kind { next = self.line(from: line, by: 1) }
    }
    var takesBefore = false
    for _ in 0..<count {
      takeRun()
      guard around else { continue }
      takesBefore = next == nil && !isBlank
      takeRun()
    }
    // With no blank lines after it, those before it.
    while around, takesBefore, first > 0, isBlankLine(at: first - 1) {
      first = lineStart(at: first - 1)
    }
    return lines(first...(next.map { $0 - 1 } ?? glyphs.count))
  }

  private func sentence(around: Bool, count: Int) -> ViSpan? {
    let start = sentenceStart(from: cursor + 1)
    var end = start
    for _ in 0..<count { end = nextSentence(from: end) }
    var range = start..<end
    while !range.isEmpty,
      glyphs[range.upperBound - 1].isBlank
        || glyphs[range.upperBound - 1].kind == .newline
    {
      range = range.lowerBound..<range.upperBound - 1
    }
    return ViSpan(range: around ? withBlanks(range) : range)
  }
}
