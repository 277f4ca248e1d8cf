import Chat

/// Stands in for a log that cannot be opened: the chat goes on in memory, and nothing is touched.
struct NoStore: ConversationStore, GateLedger {
  func save(_ conversation: Conversation) async throws(StoreError) {}
  func save(_ message: Message) async throws(StoreError) {}
  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError) {}
  func draft(for conversation: ConversationID?) async throws(StoreError) -> String { "" }
  func load(_ id: ConversationID) async throws(StoreError) -> StoredConversation? { nil }
  func lastConversation() async throws(StoreError) -> Conversation? { nil }
  func prompts(limit: Int) async throws(StoreError) -> [String] { [] }
  func note(_ pace: SharedPace, endpoint: String) async throws(StoreError) {}
  func pace(endpoint: String) async throws(StoreError) -> SharedPace? { nil }
}
