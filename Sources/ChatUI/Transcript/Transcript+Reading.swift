import Chat
package import TUI

/// Where the reader is. The end is followed until they go up; from then on the row at the top stays
/// where it is, whatever comes below it, until they reach the end again.
extension Transcript {
  package var isFollowing: Bool { top == nil }

  /// - Parameter lines: rows; negative is up.
  package mutating func scroll(by lines: Int, in size: Size, _ context: LayoutContext) {
    guard lines != 0, !messages.isEmpty, size.rows > 0 else { return }
    (jump, refused) = (nil, nil)
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let old = settle(rows: size.rows, key)
    let new = moved(old, by: lines, key)
    guard new != old || (lines > 0 && isAnchored) else { return }
    if lines > 0, rowCount(from: new, limit: size.rows + 1, key) <= size.rows {
      if hasEnd {
        toEnd()
      } else {
        top = place(moved(end(key), by: 1 - size.rows, key), key)
      }
      return
    }
    leaveEnd(key)
    if lines < 0 { news.isAway = true }
    isAnchored = isAnchored && rowCount(from: new, limit: size.rows, key) < size.rows
    top = place(new, key)
  }

  /// A screen less one row, which stays in sight.
  /// - Parameter direction: negative is up.
  package mutating func page(_ direction: Int, in size: Size, _ context: LayoutContext) {
    scroll(by: direction.signum() * max(1, size.rows - 1), in: size, context)
  }

  /// To the branch's first message, once it is there.
  package mutating func toStart() {
    guard let first = messages.first, let last = messages.last else { return }
    refused = nil
    guard hasStart else {
      jump = .start
      return
    }
    if isFollowing { lastSeen = TranscriptPlace(message: last.id, place: .last) }
    (jump, isAnchored, news.isAway) = (nil, false, true)
    top = TranscriptPlace(message: first.id, place: .day)
  }

  /// Follows the end from now on, once it is there.
  package mutating func toEnd() {
    refused = nil
    guard hasEnd else {
      jump = .end
      return
    }
    follow()
  }

  /// What is on the screen stays there, whatever comes below it.
  package mutating func stay(in size: Size, _ context: LayoutContext) {
    guard isFollowing, !messages.isEmpty, size.rows > 0 else { return }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let first = settle(rows: size.rows, key)
    leaveEnd(key)
    isAnchored = true
    top = place(first, key)
  }

  /// Follows the end again, if it is in sight.
  package mutating func followEndInSight(in size: Size, _ context: LayoutContext) {
    guard !isFollowing, jump == nil, hasEnd, !messages.isEmpty, size.rows > 0 else { return }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let first = settle(rows: size.rows, key)
    if rowCount(from: first, limit: size.rows + 1, key) <= size.rows { follow() }
  }

  /// Rows that came below what is seen since following ended; 0 while following.
  package mutating func unseenLines(in size: Size, _ context: LayoutContext) -> Int {
    guard !isFollowing, !messages.isEmpty, size.rows > 0 else { return 0 }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    _ = settle(rows: size.rows, key)
    guard let seen = lastSeen.flatMap({ row(of: $0, key) }) else { return 0 }
    let rule = news.rule.flatMap { index(of: $0.message) == nil ? nil : $0 }
    // The rule of what is new is no line.
    let ruled = rule.flatMap { place in
      row(of: TranscriptPlace(message: place.message, place: place.place, isRule: true), key)
    }
    return rowCount(from: seen, limit: .max, key) - 1 - (ruled.map { $0 > seen ? 1 : 0 } ?? 0)
  }

  /// Where the reader is on the branch; nil while the end is followed, or all of it is in sight.
  package mutating func position(in size: Size, _ context: LayoutContext) -> ReadingPosition? {
    guard !isFollowing, !messages.isEmpty, size.rows > 0 else { return nil }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    let top = settle(rows: size.rows, key)
    let bottom = moved(top, by: size.rows - 1, key)
    let number = window.first + top.index + 1
    guard hasEnd else {
      // Of the last one more than the gap above it is seen.
      let seen = bottom.index + (bottom.row < gap(bottom.index) ? 0 : 1)
      return ReadingPosition(
        message: number, total: total, below: .messages(total - window.first - seen))
    }
    let lines = unseenLines(in: size, context)
    let isEndInSight = rowCount(from: top, limit: size.rows + 1, key) <= size.rows
    if lines == 0, isAnchored || isEndInSight { return nil }
    return ReadingPosition(message: number, total: total, below: .lines(lines))
  }

  /// The row at the top of the screen, once what moved beneath the reader is put right: there is
  /// always a screenful, and what is on the screen is seen.
  mutating func settle(rows: Int, _ key: MessageLayout.Key) -> TranscriptRow {
    guard let top, let position = row(of: top, key) else {
      if self.top != nil { follow() }
      return moved(end(key), by: 1 - rows, key)
    }
    if !isAnchored, rowCount(from: position, limit: rows, key) < rows {
      let settled = moved(end(key), by: 1 - rows, key)
      self.top = place(settled, key)
      if hasEnd { lastSeen = place(end(key), key) }
      return settled
    }
    let bottom = moved(position, by: rows - 1, key)
    if let lastSeen, let seen = row(of: lastSeen, key), seen < bottom || lastSeen.place == .last {
      self.lastSeen = place(max(seen, bottom), key)
    }
    return position
  }

  mutating func follow() {
    (top, lastSeen, jump) = (nil, nil, nil)
    (isAnchored, news.isAway) = (false, false)
  }

  /// Whoever goes from the end has seen all up to it.
  mutating func leaveEnd(_ key: MessageLayout.Key) {
    if isFollowing, hasEnd { lastSeen = place(end(key), key) }
  }

  mutating func end(_ key: MessageLayout.Key) -> TranscriptRow {
    let last = messages.count - 1
    return TranscriptRow(index: last, row: height(last, key) - 1)
  }

  /// As many rows on, but not beyond the ends.
  mutating func moved(
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
  mutating func rowCount(
    from position: TranscriptRow, limit: Int, _ key: MessageLayout.Key
  ) -> Int {
    var count = -position.row
    for index in position.index..<messages.count where count < limit {
      count += height(index, key)
    }
    return count
  }
}

/// Where a reader is who does not follow the end.
package struct ReadingPosition: Hashable, Sendable {
  package enum Below: Hashable, Sendable {
    /// Rows that came since they went from the end.
    case lines(Int)
    /// Messages beneath the screen, where the end is not held.
    case messages(Int)
  }

  /// The message at the top of the screen, from 1, and how many there are.
  package var message: Int
  package var total: Int
  package var below: Below
}
