import Chat
import TUI

extension Transcript {
  /// What is on the screen: the messages' positions on the branch, and the first and the last one.
  struct Visible: Sendable {
    var positions: ClosedRange<Int>
    var first: MessageID
    var last: MessageID
  }

  /// nil: nothing is.
  mutating func visibleMessages(in size: Size, _ context: LayoutContext) -> Visible? {
    guard !messages.isEmpty, size.rows > 0 else { return nil }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let first = settle(rows: size.rows, key)
    var last = first.index
    var rows = height(last, key) - first.row
    // Of the next one more than the gap above it.
    while rows + 1 < size.rows, last + 1 < messages.count {
      last += 1
      rows += height(last, key)
    }
    return Visible(
      positions: self.first + first.index...self.first + last, first: messages[first.index].id,
      last: messages[last].id)
  }

  /// Where the reader is now; nil: there is nothing to read.
  mutating func findOrigin(in size: Size, _ context: LayoutContext) -> FindOrigin? {
    guard let visible = visibleMessages(in: size, context) else { return nil }
    return FindOrigin(
      top: top, lastSeen: lastSeen, message: visible.first, visible: visible.positions)
  }

  /// Leads back to where a find began.
  mutating func goBack(to origin: FindOrigin, in size: Size, _ context: LayoutContext) {
    guard let place = origin.top else { return goTo(.end, in: size, context) }
    guard index(of: place.message) != nil else {
      if case .body(let offset, _, _) = place.place {
        return goTo(.offset(place.message, offset), in: size, context)
      }
      return goTo(.message(place.message), in: size, context)
    }
    goTo(.message(place.message), in: size, context)
    (top, lastSeen) = (place, origin.lastSeen)
  }

  /// The first match of a message that is not above the screen; its count when all are.
  mutating func matchFromTop(
    of found: FoundMessage, in size: Size, _ context: LayoutContext
  ) -> Int {
    guard let index = index(of: found.message), size.rows > 0 else { return 0 }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let top = settle(rows: size.rows, key)
    layOut(index, key)
    let message = messages[index]
    var low = 0
    var high = found.count
    while low < high {
      let middle = (low + high) / 2
      let own = layouts[found.message]?.row(ofMatch: middle, of: message) ?? 0
      if row(ofOwn: own, index, key) < top { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Position on the branch, from 0, also of a message at its end that is not among those held.
  func positionOnBranch(of id: MessageID) -> Int? {
    if let position = position(of: id) { return position }
    let tail = window.tail
    return tail.firstIndex { $0.id == id }.map { total - tail.count + $0 }
  }
}
