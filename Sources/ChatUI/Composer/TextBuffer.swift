/// A text being edited: glyphs, the cursor among them, and what can be undone. Every change goes
/// through `replace`, so that nothing escapes undo.
struct TextBuffer: Sendable {
  private(set) var glyphs: [ComposerGlyph]
  /// Glyphs before the cursor: 0 to `glyphs.count`.
  private(set) var cursor: Int
  /// How often the text was changed.
  private(set) var changes = 0
  private var undoLog = UndoLog()

  /// The text with the cursor at its end, and nothing to undo.
  init(_ text: String = "") {
    glyphs = TextFolding.restored.glyphs(text)
    cursor = glyphs.count
  }

  var text: String { text(in: 0..<glyphs.count) }

  func text(in range: Range<Int>) -> String {
    var text = ""
    for index in range { text += glyphs[index].text }
    return text
  }

  /// Puts the cursor at `index` or as near as there is text; ends the entry of undo.
  mutating func move(to index: Int) {
    cursor = min(max(index, 0), glyphs.count)
    undoLog.endEntry()
  }

  /// Puts the cursor at `index` within a change: what follows belongs to it.
  mutating func place(_ index: Int) { cursor = min(max(index, 0), glyphs.count) }

  // MARK: Changes

  /// Puts glyphs in the place of others and the cursor after them.
  mutating func replace(
    _ range: Range<Int>, with new: [ComposerGlyph], kind: UndoLog.Edit.Kind = .other
  ) {
    guard !range.isEmpty || !new.isEmpty else { return }
    changes += 1
    let removed = Array(glyphs[range])
    glyphs.replaceSubrange(range, with: new)
    let before = cursor
    cursor = range.lowerBound + new.count
    undoLog.record(
      UndoLog.Edit(
        kind: kind, start: range.lowerBound, removed: removed, inserted: new,
        cursorBefore: before, cursorAfter: cursor))
  }

  mutating func insert(_ new: [ComposerGlyph]) { replace(cursor..<cursor, with: new) }

  mutating func type(_ character: Character) {
    if cursor > 0, let joined = glyphs[cursor - 1].joined(with: character) {
      replace(cursor - 1..<cursor, with: [joined], kind: .typing)
    } else {
      replace(cursor..<cursor, with: [ComposerGlyph(character)], kind: .typing)
    }
  }

  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    replace(cursor - 1..<cursor, with: [], kind: .deletingBackward)
  }

  mutating func deleteForward() {
    guard cursor < glyphs.count else { return }
    replace(cursor..<cursor + 1, with: [], kind: .deletingForward)
  }

  /// Exchanges the glyphs around the cursor and steps on; at the end of a line, the two before it.
  mutating func transpose() {
    let second = cursor == glyphs.count || glyphs[cursor].kind == .newline ? cursor - 1 : cursor
    guard second > 0, glyphs[second].kind != .newline, glyphs[second - 1].kind != .newline
    else { return }
    replace(second - 1..<second + 1, with: [glyphs[second], glyphs[second - 1]])
  }

  /// Exchanges the word that ends next with the one before it, and steps behind both.
  mutating func transposeWords() {
    // After the last word: the last two.
    let start = wordStart(from: wordEnd(from: cursor))
    let end = wordEnd(from: start)
    let first = wordStart(from: start)
    let firstEnd = wordEnd(from: first)
    guard first < firstEnd, firstEnd <= start, start < end else { return }
    replace(
      first..<end,
      with: Array(glyphs[start..<end]) + glyphs[firstEnd..<start] + glyphs[first..<firstEnd])
  }

  /// Puts the text behind the folded paste before the cursor, or at it, in its place.
  mutating func unfold() {
    for index in [cursor - 1, cursor]
    where glyphs.indices.contains(index) && glyphs[index].kind == .folded
      && !glyphs[index].isAttachment
    {
      replace(index..<index + 1, with: glyphs[index].text.map { ComposerGlyph($0) })
      return
    }
  }

  // MARK: Undo

  /// - Returns: where the text changed first; nil: there was nothing to undo.
  @discardableResult
  mutating func undo() -> Int? {
    guard let edits = undoLog.undo() else { return nil }
    changes += 1
    for edit in edits.reversed() {
      glyphs.replaceSubrange(edit.start..<edit.start + edit.inserted.count, with: edit.removed)
    }
    cursor = edits.first?.cursorBefore ?? cursor
    return edits.map(\.start).min()
  }

  /// - Returns: where the text changed first; nil: there was nothing to make again.
  @discardableResult
  mutating func redo() -> Int? {
    guard let edits = undoLog.redo() else { return nil }
    changes += 1
    for edit in edits {
      glyphs.replaceSubrange(edit.start..<edit.start + edit.removed.count, with: edit.inserted)
    }
    cursor = edits.last?.cursorAfter ?? cursor
    return edits.map(\.start).min()
  }

  /// All changes until `endGroup` are undone as one.
  mutating func beginGroup() { undoLog.beginGroup() }

  /// What follows in the group is undone by itself.
  mutating func breakGroup() { undoLog.breakGroup() }

  mutating func endGroup(staysOpen: Bool = false) { undoLog.endGroup(staysOpen: staysOpen) }
}
