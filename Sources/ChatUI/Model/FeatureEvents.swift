package import Chat

/// What the search in a conversation finds.
package enum FindEvent: Sendable {
  /// Some more messages were searched, those nearest to where it began first.
  /// - Parameters:
  ///   - number: of the request; what belongs to an older one is dropped.
  ///   - searched: messages searched so far.
  ///   - total: messages on the branch.
  case found(number: Int, [FoundMessage], searched: Int, total: Int, isComplete: Bool)
  /// The log could not be read: why. What was found so far stays.
  case failed(number: Int, reason: String)
}

/// A message of the shown branch in which something was found.
package struct FoundMessage: Hashable, Sendable {
  package var message: MessageID
  /// Its position on the branch, from 0.
  package var position: Int
  /// Matches in it.
  package var count: Int

  package init(message: MessageID, position: Int, count: Int) {
    self.message = message
    self.position = position
    self.count = count
  }
}

/// The lists of a conversation's contents.
package enum ContentsEvent: Sendable {
  case bookmarks(ConversationID, [Bookmark])
  /// Prompts and headings of the part of the shown branch that was asked for.
  case outline(ConversationID, BranchPlace, OutlinePage)
}

/// What became of what was selected.
package enum SelectionEvent: Sendable {
  /// The file that was written.
  case saved(path: String, what: String)
  case saveFailed(path: String, reason: String)
  /// A program that showed a text has ended; nil: as it should. `wasChanged`: the text that it showed
  /// was changed, which is not kept.
  case returned(problem: String?, wasChanged: Bool)
}

/// A conversation's branches, as the log has them.
package enum BranchEvent: Sendable {
  case tree(ConversationID, [BranchSegment])
  case siblings(MessageID, [Message])
}

/// What is known of a request.
package enum InspectionEvent: Sendable {
  /// nil: nothing is kept of it.
  case exchange(ExchangeID, ExchangeRecord?)
}
