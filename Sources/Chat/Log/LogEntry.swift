/// A conversation as the log's list shows it.
package struct LogEntry: Hashable, Sendable {
  package var conversation: Conversation
  /// Of all branches.
  package var messages: Int
  /// UTF-8 bytes of text and reasoning.
  package var bytes: Int
  /// US dollars, as servers reported; nil: none did.
  package var cost: Double?
  /// Answers that failed, broke off or needed another attempt.
  package var errors: Int

  package init(
    conversation: Conversation, messages: Int, bytes: Int, cost: Double?, errors: Int
  ) {
    self.conversation = conversation
    self.messages = messages
    self.bytes = bytes
    self.cost = cost
    self.errors = errors
  }
}

/// A part of a list of conversations.
package struct LogPage: Hashable, Sendable {
  package var entries: [LogEntry]
  /// The position of the first one in the whole list.
  package var offset: Int
  /// Entries of the whole list.
  package var total: Int

  package init(entries: [LogEntry], offset: Int, total: Int) {
    self.entries = entries
    self.offset = offset
    self.total = total
  }
}
