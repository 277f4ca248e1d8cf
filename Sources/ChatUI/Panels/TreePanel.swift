package import Chat

/// The tree of a conversation's branches, and which stretch of it is chosen. Responsible for the way
/// through it; not for how it is drawn, nor for what a choice does.
package struct TreePanel: Sendable {
  package let conversation: ConversationID
  /// For the dates: those of today are shown as times.
  let openedAt: Now
  private(set) var isLoading = true
  /// Depth first, siblings oldest first.
  private(set) var segments: [BranchSegment] = []
  private(set) var selected = 0
  /// The segment above each; nil: at the root.
  private(set) var parents: [Int?] = []
  /// Whether no sibling follows.
  private(set) var isLast: [Bool] = []

  init(of conversation: ConversationID, openedAt: Now) {
    self.conversation = conversation
    self.openedAt = openedAt
  }

  var choice: BranchSegment? { segments.indices.contains(selected) ? segments[selected] : nil }

  /// The tree has come: the end of the shown branch is chosen.
  mutating func fill(_ segments: [BranchSegment]) {
    self.segments = segments
    isLoading = false
    var indexes: [MessageID: Int] = [:]
    for (index, segment) in segments.enumerated() { indexes[segment.id] = index }
    parents = segments.enumerated().map { index, segment in
      // One that stands before: a damaged log gives no circle.
      segment.parent.flatMap { indexes[$0] }.flatMap { $0 < index ? $0 : nil }
    }
    isLast = Array(repeating: true, count: segments.count)
    var followed: Set<Int?> = []
    for index in segments.indices.reversed() {
      isLast[index] = followed.insert(parents[index]).inserted
    }
    selected = segments.lastIndex { $0.isShown } ?? 0
  }

  mutating func move(by count: Int) {
    selected = min(max(0, selected + count), max(0, segments.count - 1))
  }

  mutating func moveToParent() {
    guard parents.indices.contains(selected), let parent = parents[selected] else { return }
    selected = parent
  }

  /// What stands left of a segment: a line for each level that goes on, and its own branch; at most
  /// `limit` columns of it, those nearest to it.
  func branches(of index: Int, limit: Int) -> String {
    var parts: [String] = []
    var current = index
    var isOwn = true
    while true {
      let parent = parents[current]
      if parent == nil, !hasSeveralRoots { break }
      guard (parts.count + 1) * 2 <= limit else {
        parts[max(0, parts.count - 1)] = "… "
        break
      }
      if isOwn {
        parts.append(isLast[current] ? "└ " : "├ ")
      } else {
        parts.append(isLast[current] ? "  " : "│ ")
      }
      isOwn = false
      guard let parent else { break }
      current = parent
    }
    return parts.reversed().joined()
  }

  private var hasSeveralRoots: Bool { isLast.first == false }
}
