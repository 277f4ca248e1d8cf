import Chat

/// What differs between two versions of a message: which two, and how far it is scrolled.
package struct DifferencePanel: Sendable {
  /// A row: the line, and which of the rows that it is wrapped to.
  struct Place: Hashable, Comparable, Sendable {
    var item = 0
    var row = 0

    static func < (left: Place, right: Place) -> Bool {
      (left.item, left.row) < (right.item, right.row)
    }
  }

  /// All versions, oldest first.
  let siblings: [Message]
  /// The version that is looked at, and the one that it is compared with.
  private(set) var base: Int
  private(set) var other: Int
  let utcOffset: Int
  private(set) var items: [FoldedDifference.Item] = []
  var top = Place()

  /// - Parameter index: it is compared with the version before; the first one with the second.
  init(_ siblings: [Message], of index: Int, utcOffset: Int) {
    self.siblings = siblings
    self.utcOffset = utcOffset
    base = index
    other = index > 0 ? index - 1 : min(1, siblings.count - 1)
    compare()
  }

  /// The older of the two, and the newer one: indexes of `siblings`.
  var older: Int { min(base, other) }
  var newer: Int { max(base, other) }

  var isAlike: Bool {
    items.allSatisfy { item in
      if case .line(let line) = item { line.kind == .same } else { true }
    }
  }

  /// Compares with another version; the one that is looked at stays.
  mutating func choose(byMoving count: Int) {
    var index = other + count
    if index == base { index += count }
    guard siblings.indices.contains(index) else { return }
    other = index
    compare()
  }

  private mutating func compare() {
    top = Place()
    items = FoldedDifference(TextDifference(siblings[older].text, siblings[newer].text)).items
  }
}
