import TUI

/// A drag over the conversation, from where its button went down.
struct MouseDrag: Hashable, Sendable {
  var start: BlockPlace
  /// It has moved since: it is no click.
  var hasMoved = false
  /// Nothing was being selected when it began: that is so again at its end.
  var endsSelection: Bool
}

/// The mouse, where it is Confab's: a click puts the cursor, or selects an entry of a list and chooses
/// one that is selected; a drag selects from block to block and copies when it ends; the wheel scrolls
/// what is under it.
extension Model {
  /// The mouse is handed over by the terminal, which selects nothing then by itself.
  package var takesMouse: Bool { mouseChoice ?? setup.preferences.takesMouse }

  mutating func toggleMouse(at now: Now) {
    mouseChoice = !takesMouse
    drag = nil
    say(
      takesMouse
        ? "the mouse is Confab's: click, drag to copy; in most terminals Shift gives it back"
        : "the mouse is the terminal's", at: now)
  }

  mutating func handle(_ mouse: MouseEvent, at now: Now) -> [Effect] {
    switch mouse.kind {
    case .wheel(let notches): turnWheel(by: notches, at: mouse.place)
    case .press: return press(at: mouse.place, now)
    case .drag: dragOn(to: mouse.place, at: now)
    case .release: return release(at: now)
    }
    return []
  }

  /// Lines that one notch of the wheel scrolls.
  static let wheelLines = 3

  private mutating func turnWheel(by notches: Int, at place: Point) {
    let layout = ScreenLayout(of: self)
    guard overlay == nil, !isBrowsing, layout.composer.contains(place),
      composer.text.contains("\n")
    else { return scroll(byLines: notches * Self.wheelLines) }
    front.composer.moveWithin(byRows: notches, width: size.columns)
  }

  private mutating func press(at place: Point, _ now: Now) -> [Effect] {
    drag = nil
    if let entry = shownEntries.last(where: { $0.area.contains(place) }) {
      return click(on: entry, at: now)
    }
    guard overlay == nil, !isBrowsing else { return [] }
    let layout = ScreenLayout(of: self)
    switch keyContext {
    case .chat where layout.composer.contains(place):
      let row = place.row - layout.composer.origin.row
      front.composer.moveCursor(
        to: Point(column: place.column, row: row), width: size.columns,
        limit: ScreenLayout.composerLimit(rows: size.rows))
    case .chat, .selection:
      guard let start = block(at: place, in: layout.transcript) else { return [] }
      drag = MouseDrag(start: start, endsSelection: front.selection == nil)
    default: break
    }
    return []
  }

  private mutating func click(on entry: FrameEntry, at now: Now) -> [Effect] {
    if shownCompletion != nil, overlay == nil {
      moveInCompletion(by: entry.offset)
      return acceptCompletion(at: now)
    }
    if case .tree = overlay {
      guard entry.offset == 0 else {
        editTree { $0.move(by: entry.offset) }
        return []
      }
      return perform(BranchAction.treeChoose, at: now)
    }
    // In the log a first click leads from the query into the list.
    let isInList = !isBrowserOnTop || browser?.focus == .list
    if entry.offset == 0, isInList { return choose(at: now) }
    editList(.move(entry.offset))
    return []
  }

  private mutating func dragOn(to place: Point, at now: Now) {
    guard var drag else { return }
    let area = ScreenLayout(of: self).transcript
    // Beyond the edges there is more of the conversation.
    if place.row <= area.origin.row, drag.hasMoved {
      scroll(byLines: -1)
    } else if place.row >= area.origin.row + area.size.rows {
      scroll(byLines: 1)
    }
    if front.selection == nil { _ = perform(SelectionAction.begin, at: now) }
    guard front.selection?.stage == .moving else { return }
    let last = area.origin.row + max(0, area.size.rows - 1)
    let row = min(max(place.row, area.origin.row), last)
    guard let end = block(at: Point(column: place.column, row: row), in: area) else { return }
    drag.hasMoved = true
    self.drag = drag
    front.selection?.anchor = drag.start
    front.selection?.cursor = end
    settleSelection()
  }

  private mutating func release(at now: Now) -> [Effect] {
    guard let drag else { return [] }
    self.drag = nil
    guard front.selection?.stage == .moving else { return [] }
    guard drag.hasMoved else {
      front.selection?.anchor = nil
      front.selection?.cursor = drag.start
      settleSelection()
      return []
    }
    let effects = use(selected(at: now), for: .copy, at: now)
    // What is asked about hidden characters comes first.
    if drag.endsSelection, front.selection?.stage == .moving { endSelection() }
    return effects
  }

  private mutating func block(at place: Point, in area: Rect) -> BlockPlace? {
    guard area.contains(place) else { return nil }
    return front.transcript.block(
      atRow: place.row - area.origin.row, in: transcriptSize, layoutContext)
  }
}
