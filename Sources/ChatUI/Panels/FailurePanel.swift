package import Chat

/// What the error panel shows: one failure, and the answer that it ended, when there is one.
package struct FailurePanel: Hashable, Sendable {
  package var failure: Failure
  /// The answer: its attempts are read when the panel is drawn, because more may follow.
  package var message: MessageID?
  /// Characters of the answer that had come when it failed.
  package var arrived: Int
  package var openedAt: WallTime
  /// First line shown.
  package var scroll = 0
}
