package import Chat
package import TUI

/// Takes the reader somewhere, and tells what is where on the screen.
extension Transcript {
  /// Shows a place of the branch; what is not held is read first, and shown once it is there.
  /// A message or heading goes to the top of the screen; a block or match is brought in sight.
  package mutating func goTo(
    _ target: TranscriptTarget, in size: Size, _ context: LayoutContext
  ) {
    switch target {
    case .start: return toStart()
    case .end: return toEnd()
    default: break
    }
    refused = nil
    guard let id = target.message, let index = index(of: id), size.rows > 0 else {
      jump = target
      return
    }
    jump = nil
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let first = settle(rows: size.rows, key)
    switch target {
    case .match:
      let row = ownRows(of: target, index, key).lowerBound
      let place = self.row(ofOwn: row, index, key)
      let bottom = moved(first, by: size.rows - 1, key)
      guard place < first || place > bottom else { return }
      // What stands before it says what it is about.
      show(moved(place, by: -(size.rows / 3), key), key)
    case .block: reveal(ownRows(of: target, index, key), index, from: first, rows: size.rows, key)
    default: show(row(ofOwn: ownRows(of: target, index, key).lowerBound, index, key), key)
    }
  }

  /// Brings a block in sight, moving as little as possible.
  package mutating func reveal(
    _ place: BlockPlace, in size: Size, _ context: LayoutContext
  ) {
    goTo(.block(place.message, place.block), in: size, context)
  }

  /// The blocks of a message that is held, with their rows as laid out now.
  package mutating func blocks(
    of id: MessageID, in size: Size, _ context: LayoutContext
  ) -> [MessageBlock] {
    guard let index = index(of: id) else { return [] }
    layOut(index, MessageLayout.Key(width: max(1, size.columns), context: context))
    let message = messages[index]
    return layouts[id]?.blocks(of: message) ?? []
  }

  /// How often what is looked for (`LayoutContext.pattern`) occurs in a message that is held.
  package mutating func matchCount(
    of id: MessageID, in size: Size, _ context: LayoutContext
  ) -> Int {
    guard let index = index(of: id) else { return 0 }
    layOut(index, MessageLayout.Key(width: max(1, size.columns), context: context))
    let message = messages[index]
    return layouts[id]?.matchCount(of: message) ?? 0
  }

  /// The message at the top of the screen; nil when there is none.
  package mutating func topMessage(in size: Size, _ context: LayoutContext) -> MessageID? {
    visible(in: size, context).flatMap { messages[$0.lowerBound.index].id }
  }

  /// The last block that begins on the screen, else the one that fills it.
  package mutating func lastVisibleBlock(
    in size: Size, _ context: LayoutContext
  ) -> BlockPlace? {
    guard let rows = visible(in: size, context) else { return nil }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    for index in (rows.lowerBound.index...rows.upperBound.index).reversed() {
      let id = messages[index].id
      let blocks = blocks(of: id, in: size, context)
      let block = blocks.indices.last {
        row(ofOwn: blocks[$0].rows.lowerBound, index, key) <= rows.upperBound
      }
      if let block { return BlockPlace(position: window.first + index, message: id, block: block) }
    }
    return nil
  }

  /// The block that stands on a row of the screen, or else the nearest one above it in its message.
  mutating func block(atRow row: Int, in size: Size, _ context: LayoutContext) -> BlockPlace? {
    guard let seen = visible(in: size, context) else { return nil }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let place = moved(seen.lowerBound, by: row, key)
    let id = messages[place.index].id
    let blocks = blocks(of: id, in: size, context)
    guard !blocks.isEmpty else { return nil }
    let block = blocks.indices.last {
      self.row(ofOwn: blocks[$0].rows.lowerBound, place.index, key) <= place
    }
    return BlockPlace(position: window.first + place.index, message: id, block: block ?? 0)
  }

  /// The message so many further on among those that are held; nil: there is none.
  package func message(_ count: Int, after id: MessageID) -> Message? {
    guard let index = index(of: id), messages.indices.contains(index + count) else { return nil }
    return messages[index + count]
  }

  /// Rows of a message, counted from its header, that are marked.
  mutating func markedRows(_ index: Int) -> Range<Int>? {
    guard let marked = mark?.blocks(at: window.first + index) else { return nil }
    let message = messages[index]
    let blocks = layouts[message.id]?.blocks(of: message) ?? []
    guard let first = blocks.indices.first, let last = blocks.indices.last,
      marked.lowerBound <= last, marked.upperBound >= first
    else { return nil }
    let chosen = blocks[max(first, marked.lowerBound)...min(last, marked.upperBound)]
    // Code in a list ends before the list does.
    let begin = chosen.lazy.map(\.rows.lowerBound).min() ?? 0
    let end = chosen.lazy.map(\.rows.upperBound).max() ?? 0
    return begin < end ? begin..<end : nil
  }

  /// The first and the last row on the screen.
  private mutating func visible(
    in size: Size, _ context: LayoutContext
  ) -> ClosedRange<TranscriptRow>? {
    guard !messages.isEmpty, size.rows > 0 else { return nil }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let top = settle(rows: size.rows, key)
    return top...moved(top, by: size.rows - 1, key)
  }

  /// Rows of a message, counted from its header.
  private mutating func ownRows(
    of target: TranscriptTarget, _ index: Int, _ key: MessageLayout.Key
  ) -> Range<Int> {
    layOut(index, key)
    let message = messages[index]
    switch target {
    case .start, .end, .message: return 0..<1
    case .offset(_, let offset):
      let row = layouts[message.id]?.row(of: .body(offset: offset, column: 0)) ?? 0
      return row..<row + 1
    case .block(_, let number):
      let blocks = layouts[message.id]?.blocks(of: message) ?? []
      guard !blocks.isEmpty else { return 0..<1 }
      let wanted = number < 0 ? blocks.count + number : number
      return blocks[min(max(0, wanted), blocks.count - 1)].rows
    case .match(_, let number):
      var wanted = number
      if number < 0 { wanted += layouts[message.id]?.matchCount(of: message) ?? 0 }
      let row = layouts[message.id]?.row(ofMatch: max(0, wanted), of: message) ?? 0
      return row..<row + 1
    }
  }

  private mutating func reveal(
    _ own: Range<Int>, _ index: Int, from top: TranscriptRow, rows: Int, _ key: MessageLayout.Key
  ) {
    let first = row(ofOwn: own.lowerBound, index, key)
    let last = row(ofOwn: max(own.lowerBound, own.upperBound - 1), index, key)
    if first < top {
      show(first, key)
    } else if last > moved(top, by: rows - 1, key) {
      show(min(first, moved(last, by: 1 - rows, key)), key)
    }
  }

  private mutating func show(_ row: TranscriptRow, _ key: MessageLayout.Key) {
    leaveEnd(key)
    (isAnchored, news.isAway) = (false, true)
    top = place(row, key)
  }

  /// Puts a new answer at the top, with its prompt where that leaves room for the answer.
  mutating func placeAnchor(rows: Int, _ key: MessageLayout.Key) {
    guard let id = anchorDue else { return }
    anchorDue = nil
    guard var index = index(of: id) else { return }
    if index > 0, messages[index - 1].role == .user, height(index - 1, key) <= rows / 3 + 1 {
      index -= 1
    }
    leaveEnd(key)
    top = TranscriptPlace(message: messages[index].id, place: .header)
    isAnchored = true
  }
}
