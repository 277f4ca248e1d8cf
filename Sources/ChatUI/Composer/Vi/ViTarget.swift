/// Where a motion leads, and what an operator takes on the way there.
struct ViTarget: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Not what stands at the end.
    case exclusive
    case inclusive
    case linewise
  }

  var index: Int
  var kind: Kind
  /// The column to keep from now on, where the motion is one that keeps it.
  var wanted: Int?

  init(_ index: Int, _ kind: Kind, wanted: Int? = nil) {
    self.index = index
    self.kind = kind
    self.wanted = wanted
  }
}

/// What an operator works on.
struct ViSpan: Hashable, Sendable {
  /// Of lines: the break after the last one included, where there is one.
  var range: Range<Int>
  var isLinewise = false
}

extension TextBuffer {
  /// What an operator takes from the cursor to a target.
  func span(to target: ViTarget) -> ViSpan? {
    let first = min(cursor, target.index)
    let last = max(cursor, target.index)
    switch target.kind {
    case .linewise: return lines(first...last)
    case .inclusive: return ViSpan(range: first..<min(last + 1, glyphs.count))
    case .exclusive:
      // What ends at the start of a line leaves that line alone, and takes whole ones where it began
      // before a line's text.
      guard last > first, lineStart(at: last) == last else { return ViSpan(range: first..<last) }
      if first <= firstInk(at: first) { return lines(first...last - 1) }
      return ViSpan(range: first..<last - 1)
    }
  }

  /// Whole lines, from the one with the first place to the one with the last.
  func lines(_ places: ClosedRange<Int>) -> ViSpan {
    ViSpan(
      range: lineStart(
        at: places.lowerBound)..<min(lineEnd(at: places.upperBound) + 1, glyphs.count),
      isLinewise: true)
  }

  /// So many lines from the cursor's on, as far as there are.
  func lines(count: Int) -> ViSpan {
    var last = lineStart
    for _ in 1..<max(1, count) { last = line(from: last, by: 1) ?? last }
    return lines(lineStart...last)
  }

  /// The glyphs of a span without the break that ends it.
  func content(of span: ViSpan) -> [ComposerGlyph] {
    var content = Array(glyphs[span.range])
    if span.isLinewise, content.last?.kind == .newline { content.removeLast() }
    return content
  }
}
