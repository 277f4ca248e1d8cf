import Chat

/// Stands in for a log that cannot be opened: the chat goes on in memory, and nothing is touched.
struct NoStore: ConversationStore, GateLedger {
  func save(_ conversation: Conversation) async throws(StoreError) {}
  func save(_ message: Message) async throws(StoreError) {}
  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError) {}
  func draft(for conversation: ConversationID?) async throws(StoreError) -> String { "" }
  func load(_ id: ConversationID, newest limit: Int) async throws(StoreError)
    -> StoredConversation?
  { nil }
  func lastConversation() async throws(StoreError) -> Conversation? { nil }
  func prompts(limit: Int) async throws(StoreError) -> [String] { [] }
  func note(_ pace: SharedPace, endpoint: String) async throws(StoreError) {}
  func pace(endpoint: String) async throws(StoreError) -> SharedPace? { nil }

  func page(of id: ConversationID, _ place: BranchPlace, limit: Int) async throws(StoreError)
    -> BranchPage?
  { nil }

  func show(_ id: MessageID) async throws(StoreError) -> Conversation? { nil }

  func siblings(of id: MessageID) async throws(StoreError) -> [Message] { [] }

  func tree(of id: ConversationID) async throws(StoreError) -> [BranchSegment] { [] }

  func fork(at id: MessageID, as conversation: Conversation) async throws(StoreError) {}

  func setBookmark(_ isSet: Bool, on id: MessageID) async throws(StoreError) {}

  func bookmarks(of id: ConversationID) async throws(StoreError) -> [Bookmark] { [] }
}
