import Chat
package import TUI

/// Where the reader is. The end is followed until they go up; from then on the row at the top stays
/// where it is, whatever comes below it, until they reach the end again.
extension Transcript {
  package var isFollowing: Bool { top == nil }

  /// - Parameter lines: rows; negative is up.
  package mutating func scroll(by lines: Int, in size: Size, _ context: LayoutContext) {
    guard lines != 0, !messages.isEmpty, size.rows > 0 else { return }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let old = settle(rows: size.rows, key)
    let new = moved(old, by: lines, key)
    guard new != old else { return }
    if lines > 0, rowCount(from: new, limit: size.rows + 1, key) <= size.rows {
      toEnd()
      return
    }
    if isFollowing { lastSeen = place(end(key), key) }
    top = place(new, key)
  }

  /// A screen less one row, which stays in sight.
  /// - Parameter direction: negative is up.
  package mutating func page(_ direction: Int, in size: Size, _ context: LayoutContext) {
    scroll(by: direction.signum() * max(1, size.rows - 1), in: size, context)
  }

  package mutating func toStart() {
    guard let first = messages.first, let last = messages.last else { return }
    if isFollowing { lastSeen = TranscriptPlace(message: last.id, place: .last) }
    top = TranscriptPlace(message: first.id, place: .header)
  }

  /// Follows the end from now on.
  package mutating func toEnd() {
    top = nil
    lastSeen = nil
  }

  /// Rows that came below what is seen since following ended; 0 while following.
  package mutating func unseenLines(in size: Size, _ context: LayoutContext) -> Int {
    guard !isFollowing, !messages.isEmpty, size.rows > 0 else { return 0 }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    _ = settle(rows: size.rows, key)
    guard let seen = lastSeen.flatMap({ row(of: $0, key) }) else { return 0 }
    return rowCount(from: seen, limit: .max, key) - 1
  }

  /// The row at the top of the screen, once what moved beneath the reader is put right: there is
  /// always a screenful, and what is on the screen is seen.
  mutating func settle(rows: Int, _ key: MessageLayout.Key) -> TranscriptRow {
    guard let top, let position = row(of: top, key) else {
      toEnd()
      return moved(end(key), by: 1 - rows, key)
    }
    guard rowCount(from: position, limit: rows, key) >= rows else {
      let settled = moved(end(key), by: 1 - rows, key)
      self.top = place(settled, key)
      lastSeen = place(end(key), key)
      return settled
    }
    let bottom = moved(position, by: rows - 1, key)
    if let lastSeen, let seen = row(of: lastSeen, key), seen < bottom || lastSeen.place == .last {
      self.lastSeen = place(max(seen, bottom), key)
    }
    return position
  }

  private mutating func end(_ key: MessageLayout.Key) -> TranscriptRow {
    let last = messages.count - 1
    return TranscriptRow(index: last, row: height(last, key) - 1)
  }

  /// As many rows on, but not beyond the ends.
  private mutating func moved(
    _ position: TranscriptRow, by lines: Int, _ key: MessageLayout.Key
  ) -> TranscriptRow {
    var position = position
    position.row += lines
    while position.row < 0, position.index > 0 {
      position.index -= 1
      position.row += height(position.index, key)
    }
    position.row = max(0, position.row)
    while position.row >= height(position.index, key) {
      guard position.index + 1 < messages.count else { return end(key) }
      position.row -= height(position.index, key)
      position.index += 1
    }
    return position
  }

  /// Rows from a place to the end, that place included; counting ends at `limit`.
  private mutating func rowCount(
    from position: TranscriptRow, limit: Int, _ key: MessageLayout.Key
  ) -> Int {
    var count = -position.row
    for index in position.index..<messages.count where count < limit {
      count += height(index, key)
    }
    return count
  }
}
