/// The lines of a difference as they are shown: long runs of equal lines are folded away, but for a
/// few around each change.
struct FoldedDifference: Hashable, Sendable {
  enum Item: Hashable, Sendable {
    case line(TextDifference.Line)
    /// So many equal lines are not shown.
    case fold(Int)
  }

  /// Equal lines that stay on either side of a change.
  static let context = 3

  let items: [Item]

  init(_ difference: TextDifference) {
    let lines = difference.lines
    var items: [Item] = []
    var start = 0
    while start < lines.count {
      guard lines[start].kind == .same else {
        items.append(.line(lines[start]))
        start += 1
        continue
      }
      let end = lines[start...].firstIndex { $0.kind != .same } ?? lines.count
      let head = start == 0 ? 0 : Self.context
      let tail = end == lines.count ? 0 : Self.context
      let hidden = end - start - head - tail
      // A fold takes a row itself: one line is better shown.
      if hidden > 1 {
        items += lines[start..<start + head].map(Item.line)
        items.append(.fold(hidden))
        items += lines[end - tail..<end].map(Item.line)
      } else {
        items += lines[start..<end].map(Item.line)
      }
      start = end
    }
    self.items = items
  }
}
