/// vi's insert and replace modes: how they begin and end.
extension Composer {
  mutating func beginInsertion(_ command: ViCommand?, count: Int = 1, mode: ViMode = .insert) {
    vi.mode = mode
    selection = nil
    vi.wanted = nil
    vi.insertion = ViState.Insertion(
      command: command, count: count, start: buffer.cursor, length: buffer.glyphs.count)
  }

  /// Esc: what was typed is one step of undo and what `.` does again; typed as often as was asked.
  mutating func leaveInsertion() {
    if let insertion = vi.insertion {
      let typed = typed(in: insertion)
      for _ in 1..<max(1, insertion.count) { insertAgain(typed, insertion) }
      if let command = insertion.command {
        let extent = vi.lastChange?.command == command ? vi.lastChange?.extent : nil
        vi.lastChange = ViState.Change(command: command, typed: typed, extent: extent)
      } else if !typed.isEmpty {
        vi.lastChange = ViState.Change(
          command: ViCommand(verb: .insert(.before)), typed: typed)
      }
    }
    buffer.endGroup()
    vi.insertion = nil
    vi.mode = .normal
    selection = nil
    vi.wanted = nil
    // As vi does it: onto the last glyph that was typed.
    if buffer.cursor > buffer.lineStart { buffer.move(to: buffer.cursor - 1) }
    lastStep = .other
  }

  /// What stands there since the mode began, as far as nothing else was changed meanwhile.
  private func typed(in insertion: ViState.Insertion) -> [ComposerGlyph] {
    guard insertion.start <= buffer.cursor else { return [] }
    let overtyped = insertion.replaced.count { $0 != nil }
    let grown = buffer.glyphs.count - insertion.length + overtyped
    guard grown == buffer.cursor - insertion.start else { return [] }
    return Array(buffer.glyphs[insertion.start..<buffer.cursor])
  }

  private mutating func insertAgain(_ typed: [ComposerGlyph], _ insertion: ViState.Insertion) {
    switch insertion.command?.verb {
    case .insert(.lineBelow), .insert(.lineAbove): buffer.insert([.newline] + typed)
    case .overtype: overwrite(with: typed)
    default: buffer.insert(typed)
    }
  }

  // MARK: Replace mode

  mutating func overtype(_ character: Character) {
    let cursor = buffer.cursor
    if cursor > 0, let joined = buffer.glyphs[cursor - 1].joined(with: character) {
      buffer.replace(cursor - 1..<cursor, with: [joined], kind: .typing)
      return
    }
    let isOver =
      cursor < buffer.glyphs.count && buffer.glyphs[cursor].kind != .newline && character != "\n"
    vi.insertion?.replaced.append(isOver ? buffer.glyphs[cursor] : nil)
    buffer.replace(cursor..<(isOver ? cursor + 1 : cursor), with: [ComposerGlyph(character)])
  }

  /// Backspace in replace mode brings back what was typed over.
  mutating func takesBackOvertyped() -> Bool {
    guard vi.mode == .replace, let replaced = vi.insertion?.replaced.popLast(), buffer.cursor > 0
    else { return false }
    buffer.replace(buffer.cursor - 1..<buffer.cursor, with: [])
    if let replaced {
      buffer.insert([replaced])
      buffer.place(buffer.cursor - 1)
    }
    return true
  }

  /// Puts glyphs over those from the cursor on, as far as the line goes.
  mutating func overwrite(with typed: [ComposerGlyph]) {
    let cursor = buffer.cursor
    buffer.replace(cursor..<min(cursor + typed.count, buffer.lineEnd), with: typed)
  }
}
