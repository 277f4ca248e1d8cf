/// A stretch of a conversation's tree without a branching: it begins at the root or beneath a
/// branching, and ends at the next one or at a leaf.
package struct BranchSegment: Hashable, Sendable {
  /// Its first message.
  package var id: MessageID
  /// The first message of the segment above; nil at the root.
  package var parent: MessageID?
  package var role: Role
  /// The beginning of its first message's text, one line.
  package var preview: String
  package var model: ModelID?
  package var createdAt: WallTime
  /// Messages in it.
  package var count: Int
  /// It is on the shown branch.
  package var isShown: Bool

  package init(
    id: MessageID, parent: MessageID?, role: Role, preview: String, model: ModelID?,
    createdAt: WallTime, count: Int, isShown: Bool
  ) {
    self.id = id
    self.parent = parent
    self.role = role
    self.preview = preview
    self.model = model
    self.createdAt = createdAt
    self.count = count
    self.isShown = isShown
  }
}

/// A bookmarked message of a conversation.
package struct Bookmark: Hashable, Sendable {
  package var message: MessageID
  package var role: Role
  /// The beginning of its text, one line.
  package var preview: String
  package var createdAt: WallTime
  /// It is on the shown branch.
  package var isShown: Bool

  package init(
    message: MessageID, role: Role, preview: String, createdAt: WallTime, isShown: Bool
  ) {
    self.message = message
    self.role = role
    self.preview = preview
    self.createdAt = createdAt
    self.isShown = isShown
  }
}
