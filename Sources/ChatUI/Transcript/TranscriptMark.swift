package import Chat

/// A block of a message of the shown branch.
package struct BlockPlace: Hashable, Comparable, Sendable {
  /// Of the message on the branch, from 0.
  package var position: Int
  package var message: MessageID
  /// Which of its blocks, from 0.
  package var block: Int

  package init(position: Int, message: MessageID, block: Int) {
    self.position = position
    self.message = message
    self.block = block
  }

  package static func < (left: BlockPlace, right: BlockPlace) -> Bool {
    (left.position, left.block) < (right.position, right.block)
  }
}

/// The blocks that are marked on the screen, from one to another, both included: what is selected.
package struct TranscriptMark: Hashable, Sendable {
  package private(set) var first: BlockPlace
  package private(set) var last: BlockPlace

  /// - Parameters: in any order.
  package init(_ one: BlockPlace, _ other: BlockPlace) {
    first = min(one, other)
    last = max(one, other)
  }

  /// The blocks of the message at a position that are marked; nil: none.
  func blocks(at position: Int) -> ClosedRange<Int>? {
    guard (first.position...last.position).contains(position) else { return nil }
    let begin = position == first.position ? first.block : 0
    let end = position == last.position ? last.block : .max
    return begin <= end ? begin...end : nil
  }
}

/// A match of what is looked for: which one in its message, from 0.
package struct TranscriptMatch: Hashable, Sendable {
  package var message: MessageID
  package var index: Int

  package init(message: MessageID, index: Int) {
    self.message = message
    self.index = index
  }
}
