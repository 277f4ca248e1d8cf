import Chat
import Dispatch
import Storage

/// The log while it is being opened: calls wait until it is open. Opening it takes longer than the
/// first frame may, and nobody looks into it before.
///
/// A log that cannot be opened is said once, and the chat goes on in memory.
struct OpeningStore: ConversationStore, GateLedger {
  /// Opening reads the disk: not on the queue that answers keys.
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.opening"))

  private let opening: Task<any ConversationStore & GateLedger, Never>

  init(path: String, failed: @escaping @Sendable (StoreError) -> Void) {
    opening = Task(executorPreference: Self.executor) {
      do throws(StoreError) {
        return try SQLiteStore.open(path: path)
      } catch {
        failed(error)
        return NoStore()
      }
    }
  }

  func save(_ conversation: Conversation) async throws(StoreError) {
    try await opening.value.save(conversation)
  }

  func save(_ message: Message) async throws(StoreError) {
    try await opening.value.save(message)
  }

  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError) {
    try await opening.value.saveDraft(text, for: conversation)
  }

  func draft(for conversation: ConversationID?) async throws(StoreError) -> String {
    try await opening.value.draft(for: conversation)
  }

  func load(_ id: ConversationID, newest limit: Int) async throws(StoreError)
    -> StoredConversation?
  {
    try await opening.value.load(id, newest: limit)
  }

  func lastConversation() async throws(StoreError) -> Conversation? {
    try await opening.value.lastConversation()
  }

  func prompts(limit: Int) async throws(StoreError) -> [String] {
    try await opening.value.prompts(limit: limit)
  }

  func note(_ pace: SharedPace, endpoint: String) async throws(StoreError) {
    try await opening.value.note(pace, endpoint: endpoint)
  }

  func pace(endpoint: String) async throws(StoreError) -> SharedPace? {
    try await opening.value.pace(endpoint: endpoint)
  }

  func page(of id: ConversationID, _ place: BranchPlace, limit: Int) async throws(StoreError)
    -> BranchPage?
  { try await opening.value.page(of: id, place, limit: limit) }

  func show(_ id: MessageID) async throws(StoreError) -> Conversation? {
    try await opening.value.show(id)
  }

  func siblings(of id: MessageID) async throws(StoreError) -> [Message] {
    try await opening.value.siblings(of: id)
  }

  func tree(of id: ConversationID) async throws(StoreError) -> [BranchSegment] {
    try await opening.value.tree(of: id)
  }

  func fork(at id: MessageID, as conversation: Conversation) async throws(StoreError) {
    try await opening.value.fork(at: id, as: conversation)
  }

  func setBookmark(_ isSet: Bool, on id: MessageID) async throws(StoreError) {
    try await opening.value.setBookmark(isSet, on: id)
  }

  func bookmarks(of id: ConversationID) async throws(StoreError) -> [Bookmark] {
    try await opening.value.bookmarks(of: id)
  }
}
