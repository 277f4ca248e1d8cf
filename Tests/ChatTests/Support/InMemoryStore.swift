import Chat

/// A store that keeps everything in order, insists on parents, and fails when told.
actor InMemoryStore: ConversationStore {
  enum Write: Hashable, Sendable {
    case conversation(Conversation)
    case message(Message)
  }

  /// Each successful write, in order.
  nonisolated let writes: AsyncStream<Write>
  private nonisolated let log: AsyncStream<Write>.Continuation
  private(set) var conversations: [ConversationID: Conversation] = [:]
  private(set) var messages: [MessageID: Message] = [:]
  private(set) var callsOffExecutor = 0
  private(set) var failures = 0
  private var error: StoreError?

  init() { (writes, log) = AsyncStream.makeStream() }

  func fail(with error: StoreError?) { self.error = error }

  func save(_ conversation: Conversation) async throws(StoreError) {
    try check()
    conversations[conversation.id] = conversation
    log.yield(.conversation(conversation))
  }

  func save(_ message: Message) async throws(StoreError) {
    try check()
    if conversations[message.conversation] == nil
      || message.parent.map({ messages[$0] == nil }) == true
    {
      throw .failed(path: "memory", reason: "no parent")
    }
    messages[message.id] = message
    log.yield(.message(message))
  }

  private func check() throws(StoreError) {
    if !TestExecutor.shared.isCurrent { callsOffExecutor += 1 }
    if let error {
      failures += 1
      throw error
    }
  }

  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError) {}
  func draft(for conversation: ConversationID?) async throws(StoreError) -> String { "" }
  func load(_ id: ConversationID, newest limit: Int) async throws(StoreError)
    -> StoredConversation?
  { nil }
  func lastConversation() async throws(StoreError) -> Conversation? { nil }
  func prompts(limit: Int) async throws(StoreError) -> [String] { [] }

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
