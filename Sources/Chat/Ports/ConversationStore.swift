/// Where conversations are kept: what `Storage` is for the program.
package protocol ConversationStore: Sendable {
  /// Inserts or updates a conversation's own facts.
  func save(_ conversation: Conversation) async throws(StoreError)
  /// Inserts or updates one message with its attempts. Its conversation and parent must be there.
  func save(_ message: Message) async throws(StoreError)
  /// Keeps what is typed and not sent; empty text forgets it. nil: the draft of no conversation yet.
  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError)
  func draft(for conversation: ConversationID?) async throws(StoreError) -> String
  /// The branch that ends at the conversation's head; nil when there is no such conversation.
  func load(_ id: ConversationID) async throws(StoreError) -> StoredConversation?
  /// The conversation that was touched last; nil in an empty log.
  func lastConversation() async throws(StoreError) -> Conversation?
  /// Prompts of all conversations, newest first, without repetitions.
  func prompts(limit: Int) async throws(StoreError) -> [String]
}

/// Why the log cannot be read or written. The text says what, where, and what to do next.
package enum StoreError: Error, Hashable, Sendable {
  /// Cannot be opened or made.
  case unreadable(path: String, reason: String)
  /// The file is there and is no database.
  case notADatabase(path: String)
  /// Made by a later Confab: left alone.
  case newer(path: String)
  /// The disk is full.
  case full(path: String)
  case failed(path: String, reason: String)
}
