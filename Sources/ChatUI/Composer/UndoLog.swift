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

  /// Each entry is undone as one; its edits in the order in which they were made.
  private var done: [[Edit]] = []
  private var undone: [[Edit]] = []
  private var isOpen = false
  private var group = Group.none

  /// A run of edits that is one entry, whatever they are.
  private enum Group: Sendable {
    case none
    /// The next edit begins the entry.
    case empty
    case begun
  }

  mutating func record(_ edit: Edit) {
    undone.removeAll()
    defer {
      isOpen = true
      if group == .empty { group = .begun }
    }
    let joins = group == .begun || (group == .none && isOpen)
    if joins, let last = done.indices.last, let part = done[last].indices.last {
      if done[last][part].absorb(edit) { return }
      if group == .begun {
        done[last].append(edit)
        return
      }
    }
    done.append([edit])
    if done.count > Self.capacity { done.removeFirst(done.count - Self.capacity) }
  }

  /// Ends the entry: what comes next is undone by itself. Within a group it stays in that.
  mutating func endEntry() { isOpen = false }

  /// What comes until `endGroup` is one entry.
  mutating func beginGroup() {
    isOpen = false
    group = .empty
  }

  /// Ends the entry within a group: the rest of the group is another one.
  mutating func breakGroup() {
    isOpen = false
    if group == .begun { group = .empty }
  }

  /// - Parameter staysOpen: what is typed next may still join the entry, as without a group.
  mutating func endGroup(staysOpen: Bool = false) {
    isOpen = staysOpen
    group = .none
  }

  /// The edits to take back now, in the order in which they were made.
  mutating func undo() -> [Edit]? {
    breakGroup()
    guard let edits = done.popLast() else { return nil }
    undone.append(edits)
    return edits
  }

  /// The edits to make again now.
  mutating func redo() -> [Edit]? {
    breakGroup()
    guard let edits = undone.popLast() else { return nil }
    done.append(edits)
    return edits
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
