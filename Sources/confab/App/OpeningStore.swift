import Chat
import Dispatch
import Storage

/// The log while it is being opened: calls wait until it is open. Opening it takes longer than the
/// first frame may, and nobody looks into it before.
///
/// A log that cannot be opened is said once, and the chat goes on in one that is in memory only.
struct OpeningStore: ConversationStore, LogStore, GateLedger {
  /// Opening reads the disk: not on the queue that answers keys.
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.opening"))

  /// Seconds for which an attachment stays that is in no prompt and no draft: it may still be in a
  /// composer, or come back to it by undoing.
  private static let unusedAge: Double = 86_400

  private let opening: Task<Result<SQLiteStore, StoreError>, Never>

  /// - Parameters:
  ///   - trashBefore: what was deleted before goes for ever; nil: nothing.
  ///   - backedUp: told where a log of an older version is kept as it was.
  ///   - updating: told when such a log begins to be brought up to date, and when that has ended.
  ///   - failed: told why there is no log.
  init(
    path: String, trashBefore: WallTime?, backedUp: @escaping @Sendable (String) -> Void,
    updating: @escaping @Sendable (Bool) -> Void,
    failed: @escaping @Sendable (StoreError) -> Void
  ) {
    opening = Task(executorPreference: Self.executor) {
      do throws(StoreError) {
        let store = try SQLiteStore.open(
          path: path, updating: updating, backedUp: backedUp)
        // Nobody waits for it, and a failure is no reason not to chat.
        Task(executorPreference: Self.executor) {
          if let trashBefore { _ = try? await store.removeDeleted(before: trashBefore) }
          _ = try? await store.removeUnusedAttachments(age: Self.unusedAge)
        }
        return .success(store)
      } catch {
        failed(error)
        return Result { () throws(StoreError) in try SQLiteStore.inMemory() }
      }
    }
  }

  private var store: SQLiteStore {
    get async throws(StoreError) { try await opening.value.get() }
  }

  func save(_ conversation: Conversation, known: Conversation?) async throws(StoreError) {
    try await store.save(conversation, known: known)
  }

  func save(_ message: Message) async throws(StoreError) {
    try await store.save(message)
  }

  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError) {
    try await store.saveDraft(text, for: conversation)
  }

  func draft(for conversation: ConversationID?) async throws(StoreError) -> String {
    try await store.draft(for: conversation)
  }

  func claimDraft(for conversation: ConversationID) async throws(StoreError) -> String {
    try await store.claimDraft(for: conversation)
  }

  func takeDraft(of conversation: ConversationID) async throws(StoreError) -> String {
    try await store.takeDraft(of: conversation)
  }

  func news(of id: ConversationID, since known: KnownBranch) async throws(StoreError)
    -> ConversationNews?
  { try await store.news(of: id, since: known) }

  /// All conversations of a log that is in memory only, and will be gone with the program; none where
  /// there is a file.
  func keptInMemory() async -> [RescueExport] {
    guard let store = try? await store, store.isInMemory else { return [] }
    return (try? await store.everything()) ?? []
  }

  /// Tells what other programs do to the log, once it is open.
  func watch(_ tell: @escaping @Sendable (SQLiteStore.Sight) -> Void) async {
    guard let store = try? await store else { return }
    await store.watch(tell)
  }

  func load(_ id: ConversationID, newest limit: Int) async throws(StoreError)
    -> StoredConversation?
  {
    try await store.load(id, newest: limit)
  }

  func lastConversation() async throws(StoreError) -> Conversation? {
    try await store.lastConversation()
  }

  func prompts(limit: Int) async throws(StoreError) -> [String] {
    try await store.prompts(limit: limit)
  }

  func prompts(
    matching words: [String], in conversation: ConversationID?, limit: Int
  ) async throws(StoreError) -> [String] {
    try await store.prompts(matching: words, in: conversation, limit: limit)
  }

  func note(_ pace: SharedPace, endpoint: String) async throws(StoreError) {
    try await store.note(pace, endpoint: endpoint)
  }

  func pace(endpoint: String) async throws(StoreError) -> SharedPace? {
    try await store.pace(endpoint: endpoint)
  }

  func page(of id: ConversationID, _ place: BranchPlace, limit: Int) async throws(StoreError)
    -> BranchPage?
  { try await store.page(of: id, place, limit: limit) }

  func show(_ id: MessageID) async throws(StoreError) -> Conversation? {
    try await store.show(id)
  }

  func siblings(of id: MessageID) async throws(StoreError) -> [Message] {
    try await store.siblings(of: id)
  }

  func tree(of id: ConversationID) async throws(StoreError) -> [BranchSegment] {
    try await store.tree(of: id)
  }

  func fork(at id: MessageID, as conversation: Conversation) async throws(StoreError) {
    try await store.fork(at: id, as: conversation)
  }

  func setBookmark(_ isSet: Bool, on id: MessageID) async throws(StoreError) {
    try await store.setBookmark(isSet, on: id)
  }

  func bookmarks(of id: ConversationID) async throws(StoreError) -> [Bookmark] {
    try await store.bookmarks(of: id)
  }

  func conversations(newest limit: Int) async throws(StoreError) -> [Conversation] {
    try await store.conversations(newest: limit)
  }

  func setDeleted(_ time: WallTime?, _ id: ConversationID) async throws(StoreError) {
    try await store.setDeleted(time, id)
  }

  func save(_ attachment: Attachment) async throws(StoreError) {
    try await store.save(attachment)
  }

  func attachment(_ hash: Attachment.Hash) async throws(StoreError) -> Attachment? {
    try await store.attachment(hash)
  }

  func list(_ query: LogQuery, from offset: Int, limit: Int) async throws(StoreError) -> LogPage {
    try await store.list(query, from: offset, limit: limit)
  }

  func search(_ query: LogQuery, from offset: Int, limit: Int) async throws(StoreError) -> LogHits {
    try await store.search(query, from: offset, limit: limit)
  }

  func count(_ query: LogQuery) async throws(StoreError) -> Int {
    try await store.count(query)
  }

  func messages(
    of id: ConversationID, after: MessageID?, limit: Int
  ) async throws(StoreError) -> [Message] {
    try await store.messages(of: id, after: after, limit: limit)
  }

  func vocabulary() async throws(StoreError) -> LogVocabulary {
    try await store.vocabulary()
  }

  func change(_ ids: [ConversationID], _ change: LogChange) async throws(StoreError) {
    try await store.change(ids, change)
  }

  func removeDeleted(before time: WallTime) async throws(StoreError) -> Int {
    try await store.removeDeleted(before: time)
  }

  func statistics(
    by grouping: LogStatistics.Grouping, since: WallTime?, before: WallTime?, utcOffset: Int
  ) async throws(StoreError) -> [LogStatistics] {
    try await store.statistics(
      by: grouping, since: since, before: before, utcOffset: utcOffset)
  }
}
