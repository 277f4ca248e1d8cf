import Chat
import TUI

/// The cursor on messages and blocks: where it goes, and what is done with what it stands on.
extension Model {
  mutating func perform(_ action: SelectionAction, at now: Now) -> [Effect] {
    let effects = answer(action, at: now)
    // More keys may come with the same event.
    settleSelection()
    return effects
  }

  private mutating func answer(_ action: SelectionAction, at now: Now) -> [Effect] {
    switch action {
    case .begin: beginSelection(at: now)
    case .block(let count): moveCursor(byBlocks: count)
    case .message(let count): moveCursor(byMessages: count)
    case .first: goTo(.first, at: .start)
    case .last: goTo(.last, at: .end)
    case .range: toggleRange()
    case .copy: return use(selected(at: now), for: .copy, at: now)
    case .copyMessage: return use(selectedMessage(at: now), for: .copy, at: now)
    case .links: return showLinks(at: now)
    case .save:
      guard let selected = selected(at: now) else { return [] }
      return use(selected, for: .save(name: selected.fileName), at: now)
    case .openPager: return show(selected(at: now), in: SelectionEffect.openPager)
    case .openEditor: return show(selected(at: now), in: SelectionEffect.openEditor)
    case .showBare:
      let hasRange = front.selection?.anchor != nil
      let text = hasRange ? selected(at: now) : selectedMessage(at: now)
      return show(text) { text, _ in .showBare(text) }
    case .acceptName: return acceptName()
    case .nameBackspace: editName { $0.deleteBackward() }
    case .nameWordBackspace: editName { $0.deleteWordBackward() }
    case .nameClear: editName { $0.clear() }
    case .confirm: return confirm(clean: false)
    case .confirmClean: return confirm(clean: true)
    }
    return []
  }

  mutating func handle(_ event: SelectionEvent, at now: Now) -> [Effect] {
    switch event {
    case .saved(let path, let what):
      if case .naming = front.selection?.stage { front.selection?.stage = .moving }
      say("saved: \(what) in \(path)", at: now)
    case .saveFailed(let path, let reason):
      if case .naming = front.selection?.stage {
        editName { $0.problem = reason }
      } else {
        say("\(path) was not saved: \(reason)", kind: .warning, at: now)
      }
    case .returned(let problem?, _): say(problem, kind: .warning, at: now)
    case .returned(nil, wasChanged: true):
      let key = keymap.label(of: .branch(.edit), in: .selection) ?? ""
      say("what was changed there is not kept: \(key) edits a message", at: now)
    case .returned(nil, wasChanged: false): break
    }
    return []
  }

  /// Esc: out of what is asked, out of the range, out of the selection.
  mutating func leaveSelection() {
    guard let selection = front.selection else { return }
    if selection.stage != .moving {
      front.selection?.stage = .moving
    } else if selection.anchor != nil {
      front.selection?.anchor = nil
    } else {
      endSelection()
    }
  }

  mutating func endSelection() {
    guard let selection = front.selection else { return }
    front.selection = nil
    front.transcript.mark = nil
    if selection.hasLeftEnd { front.transcript.followEndInSight(in: transcriptSize, layoutContext) }
  }

  /// Typed into the line that asks for a file's name.
  mutating func typeName(_ text: some StringProtocol) { editName { $0.type(text) } }

  // MARK: The cursor

  private mutating func beginSelection(at now: Now) {
    guard !transcript.isEmpty else {
      say("there is nothing to select yet", at: now)
      return
    }
    var selection = SelectionState()
    selection.hasLeftEnd = transcript.isFollowing
    // Its line takes a row of the transcript: what is seen is seen beside that.
    front.selection = selection
    // An answer that grows must not push what is selected off the screen.
    front.transcript.stay(in: transcriptSize, layoutContext)
    selection.cursor = front.transcript.lastVisibleBlock(in: transcriptSize, layoutContext)
    front.selection = selection
  }

  private mutating func toggleRange() {
    let anchor = front.selection?.anchor == nil ? cursorPlace : nil
    front.selection?.anchor = anchor
  }

  /// Where the cursor stands; on what is seen, when it was left behind.
  private var cursorPlace: BlockPlace? {
    mutating get {
      if let cursor = front.selection?.cursor, transcript.index(of: cursor.message) != nil {
        return cursor
      }
      return front.transcript.lastVisibleBlock(in: transcriptSize, layoutContext)
    }
  }

  private mutating func moveCursor(byBlocks count: Int) {
    guard let cursor = cursorPlace else { return }
    let blocks = front.transcript.blocks(of: cursor.message, in: transcriptSize, layoutContext)
    if blocks.indices.contains(cursor.block + count) {
      moveCursor(to: cursor.message, block: cursor.block + count)
    } else if let next = transcript.message(count.signum(), after: cursor.message) {
      moveCursor(to: next.id, block: count < 0 ? -1 : 0)
    }
  }

  private mutating func moveCursor(byMessages count: Int) {
    guard let cursor = cursorPlace else { return }
    if let next = transcript.message(count, after: cursor.message) {
      moveCursor(to: next.id, block: 0)
    } else {
      moveCursor(to: cursor.message, block: count < 0 ? 0 : -1)
    }
  }

  private mutating func moveCursor(to message: MessageID, block: Int) {
    goTo(.block(message, block), at: .block(message, block))
  }

  private mutating func goTo(_ target: SelectionState.Target, at place: TranscriptTarget) {
    front.selection?.target = target
    front.transcript.goTo(place, in: transcriptSize, layoutContext)
  }

  /// After each event: the cursor goes where it was to go as soon as that is held, and its block is
  /// what the transcript has there now.
  mutating func settleSelection() {
    guard var selection = front.selection else { return }
    let size = transcriptSize
    if let target = selection.target, let place = place(of: target) {
      (selection.cursor, selection.target) = (place, nil)
      front.transcript.reveal(place, in: size, layoutContext)
    }
    if let cursor = selection.cursor, let position = transcript.position(of: cursor.message) {
      let blocks = front.transcript.blocks(of: cursor.message, in: size, layoutContext)
      let block = min(cursor.block, max(0, blocks.count - 1))
      selection.cursor = BlockPlace(position: position, message: cursor.message, block: block)
      selection.facts =
        blocks.isEmpty
        ? nil : SelectionState.Facts(kind: blocks[block].kind, count: blocks.count)
    }
    if let anchor = selection.anchor, let position = transcript.position(of: anchor.message) {
      selection.anchor?.position = position
    }
    front.selection = selection
    front.transcript.mark = selection.mark
  }

  /// nil: it is not held yet.
  private mutating func place(of target: SelectionState.Target) -> BlockPlace? {
    let (message, wanted): (Message?, Int)
    switch target {
    case .first: (message, wanted) = (transcript.hasStart ? transcript.messages.first : nil, 0)
    case .last: (message, wanted) = (transcript.hasEnd ? transcript.messages.last : nil, -1)
    case .block(let id, let block): (message, wanted) = (transcript.message(id), block)
    }
    guard let message, let position = transcript.position(of: message.id) else { return nil }
    let count =
      wanted < 0
      ? front.transcript.blocks(of: message.id, in: transcriptSize, layoutContext).count : 0
    return BlockPlace(
      position: position, message: message.id, block: wanted < 0 ? max(0, count + wanted) : wanted)
  }
}
