import TUI

/// The text that is being written: editing, folded pastes, undo, kills, and the walk through earlier
/// prompts. What keys do what, and when text is sent or saved, is decided elsewhere.
package struct Composer: Sendable {
  /// Columns at the left of each row for the sign (`> `) or what stands beneath it.
  package static let signColumns = 2

  /// Names a state of the text: as long as it is the same, so is the text. Compares at once what
  /// would cost the length of a pasted megabyte.
  package struct Revision: Hashable, Sendable {
    fileprivate var buffer = 0
    fileprivate var change = 0
  }

  /// What the last call did, for those edits whose meaning depends on it.
  private enum Step: Sendable {
    case kill
    case yank(Range<Int>)
    /// By rows; the column that the cursor tries to keep.
    case vertical(column: Int)
    case history
    case other
  }

  private(set) var buffer = TextBuffer()
  private var kills = KillRing()
  private var prompts = PromptHistory()
  private var lastStep = Step.other
  /// How often another text took the place of `buffer` whole.
  private var buffersShown = 0

  package init() {}

  /// What would be sent: the text behind folded pastes included.
  package var text: String { buffer.text }
  package var revision: Revision { Revision(buffer: buffersShown, change: buffer.changes) }
  package var isEmpty: Bool { buffer.glyphs.isEmpty }
  /// Earlier prompts, newest first.
  package var history: [String] { prompts.prompts }

  package mutating func type(_ character: Character) {
    lastStep = .other
    for character in Sanitizer.prompt(String(character)) { buffer.type(character) }
  }

  /// Inserts pasted text; a long one is folded to a chip that the cursor steps over whole.
  package mutating func paste(_ text: String) {
    lastStep = .other
    buffer.insert(TextFolding.pasted.glyphs(Sanitizer.prompt(text)))
  }

  /// Puts a text in the place of all there is. Can be undone.
  package mutating func replace(with text: String) {
    lastStep = .other
    buffer.replace(0..<buffer.glyphs.count, with: TextFolding.restored.glyphs(text))
  }

  /// Puts glyphs in the place of others, the cursor after them: one step of undo.
  mutating func replace(_ range: Range<Int>, with glyphs: [ComposerGlyph]) {
    lastStep = .other
    buffer.move(to: buffer.cursor)
    buffer.replace(range, with: glyphs)
  }

  /// Puts the cursor somewhere.
  mutating func place(_ cursor: Int) {
    lastStep = .other
    buffer.move(to: cursor)
  }

  /// Can be undone.
  package mutating func clear() { replace(with: "") }

  /// Gives the text away: it is remembered in the history, and undo forgets it. A draft that was
  /// left for an earlier prompt is remembered too: it comes right after it.
  package mutating func take() -> String {
    let text = buffer.text
    prompts.add(prompts.waitingDraft)
    prompts.add(text)
    prompts.endWalk()
    buffer = TextBuffer()
    buffersShown += 1
    lastStep = .other
    return text
  }

  /// - Parameter prompts: newest first.
  package mutating func setHistory(_ prompts: [String]) { self.prompts.set(prompts) }

  /// A walk through earlier prompts is under way.
  var isWalking: Bool { prompts.isWalking }

  /// - Parameter prompts: of this conversation, newest first: a walk begins with them.
  mutating func setOwnHistory(_ prompts: [String]) { self.prompts.own = prompts }

  /// - Parameter width: columns of text (the full width less `signColumns`), for the moves by rows.
  package mutating func perform(_ edit: ComposerEdit, width: Int) {
    let previous = lastStep
    lastStep = .other
    switch edit {
    case .left: buffer.move(to: buffer.cursor - 1)
    case .right: buffer.move(to: buffer.cursor + 1)
    case .wordLeft: buffer.move(to: buffer.wordStart)
    case .wordRight: buffer.move(to: buffer.wordEnd)
    case .lineStart: buffer.move(to: buffer.lineStart)
    case .lineEnd: buffer.move(to: buffer.lineEnd)
    case .textStart: buffer.move(to: 0)
    case .textEnd: buffer.move(to: buffer.glyphs.count)
    case .up: moveVertically(by: -1, width: width, after: previous)
    case .down: moveVertically(by: 1, width: width, after: previous)
    case .deleteBackward: buffer.deleteBackward()
    case .deleteForward: buffer.deleteForward()
    case .deleteWordBackward: kill(buffer.wordStart..<buffer.cursor, after: previous)
    case .deleteWordForward: kill(buffer.cursor..<buffer.wordEnd, after: previous)
    case .killToLineEnd:
      // At a line's end the break itself goes, as in emacs.
      let end = buffer.lineEnd
      kill(buffer.cursor..<(end > buffer.cursor ? end : end + 1), after: previous)
    case .killToLineStart:
      let start = buffer.lineStart
      kill((start < buffer.cursor ? start : start - 1)..<buffer.cursor, after: previous)
    case .yank: yank(kills.newest, over: buffer.cursor..<buffer.cursor)
    case .yankPop:
      if case .yank(let range) = previous { yank(kills.turn(), over: range) }
    case .transpose: buffer.transpose()
    case .undo: buffer.undo()
    case .redo: buffer.redo()
    case .newLine: buffer.type("\n")
    case .historyPrevious: show(prompts.older(than: buffer))
    case .historyNext: show(prompts.newer(than: buffer))
    case .expandPaste: buffer.unfold()
    }
  }

  private mutating func kill(_ range: Range<Int>, after previous: Step) {
    let range = range.clamped(to: 0..<buffer.glyphs.count)
    var joins = false
    if case .kill = previous { joins = true }
    kills.add(
      Array(buffer.glyphs[range]), forward: range.lowerBound == buffer.cursor, joins: joins)
    buffer.replace(range, with: [])
    lastStep = .kill
  }

  private mutating func yank(_ glyphs: [ComposerGlyph]?, over range: Range<Int>) {
    guard let glyphs else { return }
    buffer.replace(range, with: glyphs)
    lastStep = .yank(range.lowerBound..<buffer.cursor)
  }

  private mutating func moveVertically(by direction: Int, width: Int, after previous: Step) {
    let rows = ComposerRows(buffer.glyphs, cursor: buffer.cursor, width: width)
    let row = rows.cursor.row + direction
    // Who walks through the history goes on walking, however many rows a prompt has.
    var leaves = !rows.starts.indices.contains(row)
    if case .history = previous { leaves = true }
    if leaves {
      show(direction < 0 ? prompts.older(than: buffer) : prompts.newer(than: buffer))
      return
    }
    var column = rows.cursor.column
    if case .vertical(let kept) = previous { column = kept }
    buffer.move(to: rows.index(row: row, column: column, in: buffer.glyphs))
    lastStep = .vertical(column: column)
  }

  private mutating func show(_ text: TextBuffer?) {
    guard let text else { return }
    buffer = text
    buffersShown += 1
    lastStep = .history
  }
}
