/// How much of its branch a session knows, for asking the log what it does not.
package struct KnownBranch: Hashable, Sendable {
  /// The first message that it holds.
  package var first: MessageID?
  /// The last one that is its own; what another program put beneath is asked for anew. nil: it holds
  /// none.
  package var last: MessageID?
  /// Messages up to the last one that are still being received elsewhere.
  package var unfinished: [MessageID]
  /// Messages that are read beneath the last one, at most.
  package var limit: Int

  package init(first: MessageID?, last: MessageID?, unfinished: [MessageID], limit: Int) {
    self.first = first
    self.last = last
    self.unfinished = unfinished
    self.limit = limit
  }
}

/// What the log has of a conversation, as another program may have changed it.
package struct ConversationNews: Hashable, Sendable {
  package var conversation: Conversation
  /// Those that were asked for as unfinished.
  package var known: [Message] = []
  /// What is shown beneath the last message that was known, in order.
  package var below: [Message] = []
  /// Of the messages of the branch, from the first that was known on, those that have any.
  package var siblings: [MessageID: SiblingPosition] = [:]
  /// Of the messages above, those that another running program receives.
  package var receiving: Set<MessageID> = []

  package init(conversation: Conversation) { self.conversation = conversation }
}
