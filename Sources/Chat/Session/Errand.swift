/// What a session fetches from the log before it goes on.
enum Errand: Sendable {
  /// The messages that come before those it holds; then it obeys the command.
  case earlier(then: SessionCommand)
  /// Another branch, which goes through a message.
  case branch(through: MessageID)
}

/// What came of an errand.
enum Fetched: Sendable {
  /// The missing beginning of the branch.
  case earlier(BranchPage)
  /// The other branch: its head, its end, and what is around the message that it was asked for by.
  case branch(head: MessageID?, end: BranchPage, around: BranchPage)
  /// nil: the log has no such message.
  case nothing(StoreError?)
}
