/// A run of messages of a conversation's shown branch, in order, and where on the branch it lies.
package struct BranchPage: Hashable, Sendable {
  package var messages: [Message]
  /// Position (from 1) and number of siblings, for messages that have any.
  package var siblings: [MessageID: SiblingPosition]
  /// Those of `messages` that are bookmarked.
  package var bookmarks: Set<MessageID>
  /// Those of `messages` that another running program receives now.
  package var receiving: Set<MessageID> = []
  /// How many messages of the branch come before the first one here.
  package var first: Int
  /// Messages on the whole branch.
  package var total: Int

  package init(
    messages: [Message], siblings: [MessageID: SiblingPosition] = [:],
    bookmarks: Set<MessageID> = [], first: Int = 0, total: Int? = nil
  ) {
    self.messages = messages
    self.siblings = siblings
    self.bookmarks = bookmarks
    self.first = first
    self.total = total ?? first + messages.count
  }

  /// With each message as it is when nobody receives it any more, except where somebody does.
  package var settled: BranchPage {
    var page = self
    page.messages = messages.map { receiving.contains($0.id) ? $0 : $0.settled }
    return page
  }
}

/// Which part of the shown branch is asked for.
package enum BranchPlace: Hashable, Sendable {
  case start
  case end
  /// What comes before a message, without it.
  case before(MessageID)
  /// What comes after a message, without it.
  case after(MessageID)
  /// A message in the midst of what is around it.
  case around(MessageID)
}
