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
  enum Step: Sendable {
    case kill
    case yank(Range<Int>)
    /// By rows; the column that the cursor tries to keep.
    case vertical(column: Int)
    case history
    case other
  }

  var buffer = TextBuffer()
  var selection: ComposerSelection?
  var kills = KillRing()
  var lastStep = Step.other
  var vi = ViState()
  private var prompts = PromptHistory()
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
    let overtypes = vi.mode == .replace
    let replaces = selection?.kind == .shift && selectedRange != nil
    if replaces {
      buffer.beginGroup()
      deleteSelection()
    }
    dropSelection()
    for character in Sanitizer.prompt(String(character)) {
      if overtypes { overtype(character) } else { buffer.type(character) }
    }
    if replaces { buffer.endGroup(staysOpen: true) }
  }

  /// Inserts pasted text; a long one is folded to a chip that the cursor steps over whole.
  package mutating func paste(_ text: String) {
    put(TextFolding.pasted.glyphs(Sanitizer.prompt(text)))
  }

  /// Inserts glyphs, where text is selected with shift in its place.
  mutating func put(_ glyphs: [ComposerGlyph]) {
    let range = selection?.kind == .shift ? selectedRange : nil
    replace(range ?? buffer.cursor..<buffer.cursor, with: glyphs)
  }

  /// Puts a text in the place of all there is. Can be undone.
  package mutating func replace(with text: String) {
    replace(0..<buffer.glyphs.count, with: TextFolding.restored.glyphs(text))
  }

  /// Puts glyphs in the place of others, the cursor after them: one step of undo.
  mutating func replace(_ range: Range<Int>, with glyphs: [ComposerGlyph]) {
    lastStep = .other
    dropSelection()
    buffer.move(to: buffer.cursor)
    buffer.replace(range, with: glyphs)
    buffer.move(to: buffer.cursor)
    settle()
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
    selection = nil
    vi.begin()
    return text
  }

  /// - Parameter prompts: newest first.
  package mutating func setHistory(_ prompts: [String]) { self.prompts.set(prompts) }

  /// A walk through earlier prompts is under way.
  var isWalking: Bool { prompts.isWalking }

  /// - Parameter prompts: of this conversation, newest first: a walk begins with them.
  mutating func setOwnHistory(_ prompts: [String]) { self.prompts.own = prompts }

  /// What was cut and copied, and the last change, are the same in all conversations.
  package mutating func takeOver(from other: Composer) {
    kills = other.kills
    vi.takeOver(from: other.vi)
  }

  // MARK: Edits

  /// - Parameter width: columns of text (the full width less `signColumns`), for the moves by rows.
  package mutating func perform(_ edit: ComposerEdit, width: Int) {
    let previous = lastStep
    lastStep = .other
    if let motion = edit.selectedMotion {
      if selection == nil { select(from: buffer.cursor, .shift) }
      move(motion, width: width, after: previous)
    } else if edit.isMotion {
      if leaveSelection(for: edit) { return }
      move(edit, width: width, after: previous)
      noteMotion()
    } else {
      change(edit, after: previous)
    }
  }

  private mutating func move(_ motion: ComposerEdit, width: Int, after previous: Step) {
    switch motion {
    case .left: buffer.move(to: buffer.cursor - 1)
    case .right: buffer.move(to: buffer.cursor + 1)
    case .wordLeft: buffer.move(to: buffer.wordStart)
    case .wordRight: buffer.move(to: buffer.wordEnd)
    case .lineStart: buffer.move(to: buffer.lineStart)
    case .lineEnd: buffer.move(to: buffer.lineEnd)
    case .textStart: buffer.move(to: 0)
    case .textEnd: buffer.move(to: buffer.glyphs.count)
    case .paragraphLeft: buffer.move(to: buffer.paragraphStart(from: buffer.cursor))
    case .paragraphRight: buffer.move(to: buffer.paragraphEnd(from: buffer.cursor))
    case .sentenceLeft: buffer.move(to: buffer.sentenceStart(from: buffer.cursor))
    case .sentenceRight: buffer.move(to: buffer.nextSentence(from: buffer.cursor))
    case .up: moveVertically(by: -1, width: width, after: previous)
    case .down: moveVertically(by: 1, width: width, after: previous)
    default: break
    }
  }

  private mutating func change(_ edit: ComposerEdit, after previous: Step) {
    switch edit {
    case .selectAll:
      buffer.move(to: buffer.glyphs.count)
      select(from: 0, .shift)
      return
    case .setMark:
      toggleMark()
      return
    case .swapEnds:
      swapEnds()
      return
    case .copySelection: copySelection()
    case .cutSelection: cutSelection()
    case .deleteBackward:
      if takesBackOvertyped() { return }
      if !deleteSelection() { buffer.deleteBackward() }
    case .deleteForward: if !deleteSelection() { buffer.deleteForward() }
    case .deleteWordBackward: kill(buffer.wordStart..<buffer.cursor, after: previous)
    case .deleteWordForward: kill(buffer.cursor..<buffer.wordEnd, after: previous)
    case .killToLineEnd:
      // At a line's end the break itself goes, as in emacs.
      let end = buffer.lineEnd
      kill(buffer.cursor..<(end > buffer.cursor ? end : end + 1), after: previous)
    case .killToLineStart:
      let start = buffer.lineStart
      kill((start < buffer.cursor ? start : start - 1)..<buffer.cursor, after: previous)
    case .yank:
      let range = selection?.kind == .shift ? selectedRange : nil
      yank(kills.newest, over: range ?? buffer.cursor..<buffer.cursor)
    case .yankPop:
      if case .yank(let range) = previous { yank(kills.turn(), over: range) }
    case .transpose: buffer.transpose()
    case .transposeWords: buffer.transposeWords()
    case .upperCase, .lowerCase, .capitalize: changeCase(edit)
    case .undo: buffer.undo()
    case .redo: buffer.redo()
    case .newLine: type("\n")
    case .historyPrevious: show(prompts.older(than: buffer))
    case .historyNext: show(prompts.newer(than: buffer))
    case .expandPaste: buffer.unfold()
    default: break
    }
    dropSelection()
    settle()
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

  mutating func moveVertically(by direction: Int, width: Int, after previous: Step) {
    let rows = ComposerRows(buffer, width: width, around: 1)
    let row = rows.cursor.row + direction
    // Who walks through the history goes on walking, however many rows a prompt has.
    var leaves = !rows.lines.indices.contains(row)
    if case .history = previous { leaves = true }
    if leaves, selection == nil {
      show(direction < 0 ? prompts.older(than: buffer) : prompts.newer(than: buffer))
      return
    }
    guard rows.lines.indices.contains(row) else {
      // What is selected ends where the text does.
      buffer.move(to: direction < 0 ? 0 : buffer.glyphs.count)
      return
    }
    var column = rows.cursor.column
    if case .vertical(let kept) = previous { column = kept }
    buffer.move(to: rows.index(row: row, column: column))
    lastStep = .vertical(column: column)
  }

  private mutating func show(_ text: TextBuffer?) {
    guard let text else { return }
    buffer = text
    buffersShown += 1
    lastStep = .history
    dropSelection()
    vi.forgetInsertion()
    settle()
  }
}
