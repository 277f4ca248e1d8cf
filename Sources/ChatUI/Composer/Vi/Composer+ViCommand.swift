/// Carries out vi's commands, but for what operators do.
extension Composer {
  mutating func perform(_ command: ViCommand, width: Int) -> Outcome {
    lastStep = .other
    if let find = command.verb.find { vi.lastFind = find }
    switch command.verb {
    case .move(let motion): move(motion, command.count, width: width)
    case .visual(let lines): toggleVisual(lines: lines)
    case .otherEnd: swapEnds()
    case .select(let object, let around): select(object, around: around, count: command.count ?? 1)
    case .undo, .redo:
      for _ in 0..<(command.count ?? 1) {
        let place = command.verb == .undo ? buffer.undo() : buffer.redo()
        guard let place else { break }
        if command.verb == .redo { buffer.move(to: place) }
      }
    case .repeat: repeatChange(count: command.count)
    default: return change(command, width: width)
    }
    settle()
    return .handled
  }

  /// A command that changes or copies something: one step of undo.
  private mutating func change(_ command: ViCommand, width: Int) -> Outcome {
    let extent = vi.mode.isVisual ? visualExtent : nil
    vi.wanted = nil
    buffer.beginGroup()
    var outcome = Outcome.handled
    let isDone: Bool
    switch command.verb {
    case .operate(let named, let target):
      isDone = operate(named, on: target, command, width: width)
      if isDone, named == .copy || named == .delete, let name = command.register,
        "+*".contains(name),
        let content = vi.registers[name]
      {
        outcome = .copied(content.glyphs.reduce(into: "") { $0 += $1.text })
      }
    case .put(let before): isDone = put(command, before: before)
    case .join(let spaced): isDone = join(command.count, spaced: spaced)
    case .replace(let character): isDone = replaceGlyphs(with: character, command.count ?? 1)
    case .toggleCase: isDone = toggleCase(count: command.count ?? 1)
    case .insert(let place): isDone = insert(at: place, command)
    case .overtype:
      beginInsertion(command, count: command.count ?? 1, mode: .replace)
      isDone = true
    default: isDone = false
    }
    if isDone, command.isChange {
      vi.lastChange = ViState.Change(command: command, extent: extent)
    }
    if vi.mode.isCommanding {
      buffer.endGroup()
      leaveVisual()
    }
    return outcome
  }

  // MARK: Motions

  private mutating func move(_ motion: ViMotion, _ count: Int?, width: Int) {
    switch motion {
    case .rowUp, .rowDown:
      for _ in 0..<(count ?? 1) {
        moveVertically(by: motion == .rowUp ? -1 : 1, width: width, after: .other)
      }
    case .up where count == nil && buffer.lineStart == 0 && !vi.mode.isVisual,
      .down where count == nil && buffer.lineEnd == buffer.glyphs.count && !vi.mode.isVisual:
      // Beyond the text there are earlier and later ones.
      perform(motion == .up ? .historyPrevious : .historyNext, width: width)
    default:
      guard let target = target(of: motion, count, forOperator: false) else { return }
      vi.wanted = target.wanted
      buffer.move(to: target.index)
    }
  }

  private mutating func toggleVisual(lines: Bool) {
    let mode: ViMode = lines ? .visualLine : .visual
    guard vi.mode != mode else { return leaveVisual() }
    vi.mode = mode
    select(from: selection?.anchor ?? buffer.cursor, lines ? .visualLine : .visual)
  }

  private mutating func select(_ object: ViObject, around: Bool, count: Int) {
    guard let anchor = selection?.anchor else { return }
    var probe = buffer
    // What is selected already grows by the next thing.
    let grows = anchor < buffer.cursor
    if grows { probe.move(to: buffer.cursor + 1) }
    guard let span = probe.span(of: object, around: around, count: count), !span.range.isEmpty
    else { return }
    if case .bracket = object { selection?.anchor = span.range.lowerBound }
    if !grows { selection?.anchor = span.range.lowerBound }
    buffer.move(to: span.range.upperBound - 1)
    if object == .paragraph {
      vi.mode = .visualLine
      selection?.kind = .visualLine
    }
  }

  // MARK: Smaller changes

  private mutating func put(_ command: ViCommand, before: Bool) -> Bool {
    guard let content = vi.registers[command.register] else { return false }
    let count = command.count ?? 1
    if let range = selectedRange {
      putOver(ViSpan(range: range, isLinewise: vi.mode == .visualLine), content, count: count)
      return true
    }
    if content.isLinewise {
      putLines(content.glyphs, count: count, above: before)
    } else {
      putGlyphs(content.glyphs, count: count, before: before)
    }
    return true
  }

  /// In the place of what is selected, which is in the register without a name then.
  private mutating func putOver(_ old: ViSpan, _ content: ViRegisters.Content, count: Int) {
    vi.registers.delete(
      ViRegisters.Content(glyphs: buffer.content(of: old), isLinewise: old.isLinewise), to: nil)
    remove(old, keepsBreak: true)
    dropSelection()
    let start = buffer.cursor
    let isApart = content.isLinewise && !old.isLinewise
    let new = Array(
      repeatElement(content.glyphs, count: count)
        .joined(separator: content.isLinewise ? [.newline] : []))
    buffer.insert(isApart ? [.newline] + new + [.newline] : new)
    buffer.place(
      content.isLinewise ? buffer.firstInk(at: isApart ? start + 1 : start) : buffer.cursor - 1)
  }

  private mutating func putLines(_ lines: [ComposerGlyph], count: Int, above: Bool) {
    let all = Array(repeatElement(lines, count: count).joined(separator: [.newline]))
    let place = above ? buffer.lineStart : buffer.lineEnd
    buffer.place(place)
    buffer.insert(above ? all + [.newline] : [.newline] + all)
    buffer.place(buffer.firstInk(at: above ? place : place + 1))
  }

  private mutating func putGlyphs(_ glyphs: [ComposerGlyph], count: Int, before: Bool) {
    let start = before || buffer.isEmptyLine(at: buffer.cursor) ? buffer.cursor : buffer.cursor + 1
    buffer.place(min(start, buffer.glyphs.count))
    buffer.insert(Array(repeatElement(glyphs, count: count).joined()))
    let hasBreak = glyphs.contains { $0.kind == .newline }
    buffer.place(hasBreak ? start : buffer.cursor - 1)
  }

  private mutating func join(_ count: Int?, spaced: Bool) -> Bool {
    var times = max(1, (count ?? 2) - 1)
    if let range = selectedRange {
      buffer.place(range.lowerBound)
      let breaks = buffer.glyphs[range.lowerBound..<range.upperBound - 1].count {
        $0.kind == .newline
      }
      times = max(1, breaks)
    }
    var isDone = false
    for _ in 0..<times {
      let end = buffer.lineEnd
      guard end < buffer.glyphs.count else { break }
      isDone = true
      guard spaced else {
        buffer.replace(end..<end + 1, with: [])
        continue
      }
      let next = buffer.firstInk(at: end + 1)
      let needsNone =
        end == buffer.lineStart || buffer.glyphs[end - 1].isBlank || next == buffer.glyphs.count
        || buffer.glyphs[next].kind == .newline || buffer.glyphs[next].text == ")"
      buffer.replace(end..<next, with: needsNone ? [] : [.space])
      buffer.place(end)
    }
    return isDone
  }

  private mutating func replaceGlyphs(with character: Character, _ count: Int) -> Bool {
    if let range = selectedRange {
      let new = buffer.glyphs[range].map { $0.kind == .newline ? $0 : ComposerGlyph(character) }
      buffer.replace(range, with: new)
      buffer.place(range.lowerBound)
      return true
    }
    let start = buffer.cursor
    guard start + count <= buffer.lineEnd else { return false }
    // A break takes the place of all of them.
    let new = ComposerGlyph(character)
    buffer.replace(
      start..<start + count, with: Array(repeating: new, count: character == "\n" ? 1 : count))
    if character != "\n" { buffer.place(start + count - 1) }
    return true
  }

  private mutating func toggleCase(count: Int) -> Bool {
    let range = buffer.cursor..<min(buffer.cursor + count, buffer.lineEnd)
    guard !range.isEmpty else { return false }
    changeCase(in: range, .toggleCase)
    buffer.place(range.upperBound)
    return true
  }

  private mutating func insert(at place: ViCommand.Insertion, _ command: ViCommand) -> Bool {
    switch place {
    case .before: break
    case .after:
      buffer.place(min(buffer.cursor + 1, buffer.lineEnd))
    case .lineStart: buffer.place(buffer.firstInk(at: buffer.cursor))
    case .lineEnd: buffer.place(buffer.lineEnd)
    case .lineBelow:
      buffer.place(buffer.lineEnd)
      buffer.insert([.newline])
    case .lineAbove:
      let start = buffer.lineStart
      buffer.place(start)
      buffer.insert([.newline])
      buffer.place(start)
    }
    beginInsertion(command, count: command.count ?? 1)
    return true
  }
}
