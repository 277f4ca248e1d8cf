/// What vi's operators do with what a motion, a text object or the selection holds.
extension Composer {
  /// Columns by which lines are shifted.
  private static let shift = 2

  /// - Returns: false where there is nothing to work on.
  mutating func operate(
    _ named: ViOperator, on target: ViCommand.Target, _ command: ViCommand, width: Int
  ) -> Bool {
    guard let span = span(of: target, for: named, command.count, width: width) else { return false }
    let start = buffer.cursor
    let wasVisual = vi.mode.isVisual
    if wasVisual { selection = nil }
    switch named {
    case .copy:
      vi.registers.copy(content(of: span), to: command.register)
      kills.add(Array(buffer.glyphs[span.range]), forward: true, joins: false)
      let goesBack = wasVisual || !span.isLinewise || target.isObject
      if goesBack || span.range.upperBound <= start {
        buffer.place(span.range.lowerBound)
      } else if case .motion = target, buffer.lineStart(at: start) > span.range.lowerBound {
        buffer.place(
          buffer.place(inLineAt: span.range.lowerBound, column: buffer.column(of: start)))
      }
    case .delete:
      cut(span, to: command.register)
      remove(span)
    case .change:
      cut(span, to: command.register)
      remove(span, keepsBreak: true)
      beginInsertion(command)
    case .indent, .outdent:
      let times = wasVisual ? command.count ?? 1 : 1
      shiftLines(span.range, by: named == .indent ? Self.shift * times : -Self.shift * times)
    case .toggleCase, .lowerCase, .upperCase:
      changeCase(in: span.range, named)
      buffer.place(span.isLinewise && !wasVisual ? start : span.range.lowerBound)
    }
    return true
  }

  private func content(of span: ViSpan) -> ViRegisters.Content {
    ViRegisters.Content(glyphs: buffer.content(of: span), isLinewise: span.isLinewise)
  }

  private mutating func cut(_ span: ViSpan, to register: Character?) {
    guard !span.range.isEmpty || span.isLinewise else { return }
    vi.registers.delete(content(of: span), to: register)
    if register != "_" {
      kills.add(Array(buffer.glyphs[span.range]), forward: true, joins: false)
    }
  }

  /// Takes a span out of the text; the cursor goes to where it stood.
  /// - Parameter keepsBreak: an empty line stays in the place of lines.
  mutating func remove(_ span: ViSpan, keepsBreak: Bool = false) {
    var range = span.range
    guard span.isLinewise else {
      buffer.replace(range, with: [])
      buffer.place(range.lowerBound)
      return
    }
    let endsWithBreak = !range.isEmpty && buffer.glyphs[range.upperBound - 1].kind == .newline
    if keepsBreak {
      if endsWithBreak { range = range.lowerBound..<range.upperBound - 1 }
      buffer.replace(range, with: [])
      buffer.place(range.lowerBound)
      return
    }
    // The last line goes with the break before it.
    if !endsWithBreak, range.lowerBound > 0 { range = range.lowerBound - 1..<range.upperBound }
    buffer.replace(range, with: [])
    let line = buffer.lineStart(at: min(range.lowerBound, buffer.glyphs.count))
    buffer.place(buffer.firstInk(at: line))
  }

  mutating func changeCase(in range: Range<Int>, _ named: ViOperator) {
    let new = buffer.glyphs[range].flatMap { glyph in
      glyph.cased { text in
        switch named {
        case .upperCase: text.uppercased()
        case .lowerCase: text.lowercased()
        default: text.lowercased() == text ? text.uppercased() : text.lowercased()
        }
      }
    }
    buffer.replace(range, with: new)
  }

  /// Shifts the lines of a range, blank ones excepted; to the left as far as there are blanks.
  private mutating func shiftLines(_ range: Range<Int>, by columns: Int) {
    var line: Int? = buffer.lineStart(at: range.lowerBound)
    let first = line ?? 0
    var end = range.upperBound
    while let start = line, start < max(end, first + 1) {
      let old = buffer.firstInk(at: start)
      if old < buffer.lineEnd(at: start) || columns < 0 {
        let width = buffer.column(of: old)
        let new = Array(repeating: ComposerGlyph.space, count: max(0, width + columns))
        end += new.count - (old - start)
        buffer.replace(start..<old, with: new)
      }
      line = buffer.line(from: start, by: 1)
    }
    buffer.place(buffer.firstInk(at: first))
  }

  // MARK: What an operator works on

  private func span(
    of target: ViCommand.Target, for named: ViOperator, _ count: Int?, width: Int
  ) -> ViSpan? {
    switch target {
    case .selection:
      guard let selection else { return nil }
      let range = selection.range(in: buffer)
      let isLines = selection.kind == .visualLine
      guard isLines || !range.isEmpty else { return nil }
      let shifts = named == .indent || named == .outdent
      return ViSpan(range: range, isLinewise: isLines || shifts)
    case .lines:
      guard let range = selectedRange else { return buffer.lines(count: count ?? 1) }
      return buffer.lines(range.lowerBound...max(range.lowerBound, range.upperBound - 1))
    case .object(let object, let around):
      guard let span = buffer.span(of: object, around: around, count: count ?? 1) else {
        return nil
      }
      return span
    case .motion(let motion):
      guard let target = self.target(of: motion, count, forOperator: true, named) else {
        return nil
      }
      guard var span = buffer.span(to: target) else { return nil }
      if span.range.isEmpty, !span.isLinewise, named != .change { return nil }
      if named == .indent || named == .outdent { span.isLinewise = true }
      return span
    }
  }
}

extension ViCommand.Target {
  fileprivate var isObject: Bool {
    if case .object = self { true } else { false }
  }
}
