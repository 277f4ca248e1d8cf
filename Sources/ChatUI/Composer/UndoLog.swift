/// What was edited, for undo and redo. Edits that people see as one (the letters of a word, a held
/// backspace) are one entry. It knows positions and glyphs only; the buffer applies them.
struct UndoLog: Sendable {
  /// One replacement of glyphs.
  struct Edit: Sendable {
    /// What edits may join: only those of one kind that follow each other directly.
    enum Kind: Sendable {
      case typing, deletingBackward, deletingForward, other
    }

    var kind: Kind
    var start: Int
    var removed: [ComposerGlyph]
    var inserted: [ComposerGlyph]
    var cursorBefore: Int
    var cursorAfter: Int
  }

  /// More entries than anyone goes back; older ones are forgotten.
  private static let capacity = 1_000

  private var done: [Edit] = []
  private var undone: [Edit] = []
  private var isOpen = false

  mutating func record(_ edit: Edit) {
    undone.removeAll()
    if isOpen, var last = done.last, last.absorb(edit) {
      done[done.count - 1] = last
    } else {
      done.append(edit)
      if done.count > Self.capacity { done.removeFirst(done.count - Self.capacity) }
    }
    isOpen = true
  }

  /// Ends the entry: what comes next is undone by itself.
  mutating func endEntry() { isOpen = false }

  /// The edit to take back now.
  mutating func undo() -> Edit? {
    isOpen = false
    guard let edit = done.popLast() else { return nil }
    undone.append(edit)
    return edit
  }

  /// The edit to make again now.
  mutating func redo() -> Edit? {
    isOpen = false
    guard let edit = undone.popLast() else { return nil }
    done.append(edit)
    return edit
  }
}

extension UndoLog.Edit {
  /// Takes in the edit that followed directly, if both are one to people.
  fileprivate mutating func absorb(_ next: UndoLog.Edit) -> Bool {
    guard kind == next.kind else { return false }
    switch kind {
    case .other:
      return false
    case .typing:
      let end = start + inserted.count
      if next.removed.count == 1, next.start == end - 1, !inserted.isEmpty {
        // An accent joined the letter before it.
        inserted.removeLast()
      } else if !next.removed.isEmpty || next.start != end || beginsWord(next) {
        return false
      }
      inserted += next.inserted
    case .deletingBackward:
      guard next.start + next.removed.count == start else { return false }
      start = next.start
      removed = next.removed + removed
    case .deletingForward:
      guard next.start == start else { return false }
      removed += next.removed
    }
    cursorAfter = next.cursorAfter
    return true
  }

  private func beginsWord(_ next: UndoLog.Edit) -> Bool {
    guard let before = inserted.last, let after = next.inserted.first else { return false }
    return before.kind != .word && after.kind == .word
  }
}
