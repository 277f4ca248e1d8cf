import Chat
import Dispatch
import Storage

/// The log while it is being opened: calls wait until it is open. Opening it takes longer than the
/// first frame may, and nobody looks into it before.
///
/// A log that cannot be opened is said once, and the chat goes on in one that is in memory until it
/// can be; see `LogKeeper`.
struct OpeningStore: ConversationStore, LogStore, GateLedger {
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.tidying"))

  /// Seconds for which an attachment stays that is in no prompt and no draft: it may still be in a
  /// composer, or come back to it by undoing.
  private static let unusedAge: Double = 86_400

  private let keeper: LogKeeper

  /// - Parameters:
  ///   - path: nil: it is in memory, and ends with the program.
  ///   - trashBefore: what was deleted before goes for ever; nil: nothing.
  ///   - reports: told why there is no log, and that there is one again.
  ///   - backedUp: told where a log of an older version is kept as it was.
  ///   - updating: told when such a log begins to be brought up to date, and when that has ended.
  init(
    path: String?, trashBefore: WallTime?, time: any TimeSource, reports: LogKeeper.Reports,
    backedUp: @escaping @Sendable (String) -> Void,
    updating: @escaping @Sendable (Bool) -> Void
  ) {
    guard let path else {
      keeper = LogKeeper(time: time, reports: reports)
      return
    }
    keeper = LogKeeper(time: time, reports: reports) { () throws(StoreError) in
      let store = try SQLiteStore.open(path: path, updating: updating, backedUp: backedUp)
      // Nobody waits for it, and a failure is no reason not to chat.
      Task(executorPreference: Self.executor) {
        if let trashBefore { _ = try? await store.removeDeleted(before: trashBefore) }
        _ = try? await store.removeUnusedAttachments(age: Self.unusedAge)
      }
      return store
    }
  }

  private var store: SQLiteStore {
    get async throws(StoreError) { try await keeper.store() }
  }

  /// Once more where the log is another one by now: the file instead of what was in memory, or one that
  /// can be written again.
  private func writing<Value: Sendable>(
    _ work: (SQLiteStore) async throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let store = try await store
    do throws(StoreError) {
      return try await work(store)
    } catch {
      switch error {
      case .replaced where store.isInMemory: break
      case .unreadable where !store.isInMemory: guard await keeper.reopen() else { throw error }
      default: throw error
      }
      return try await work(try await self.store)
    }
  }

  func save(_ conversation: Conversation, known: Conversation?) async throws(StoreError) {
    try await writing { log throws(StoreError) in try await log.save(conversation, known: known) }
  }

  func save(_ message: Message) async throws(StoreError) {
    try await writing { log throws(StoreError) in try await log.save(message) }
  }

  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError) {
    try await writing { log throws(StoreError) in try await log.saveDraft(text, for: conversation) }
  }

  func draft(for conversation: ConversationID?) async throws(StoreError) -> String {
    try await store.draft(for: conversation)
  }

  func claimDraft(for conversation: ConversationID) async throws(StoreError) -> String {
    try await writing { log throws(StoreError) in try await log.claimDraft(for: conversation) }
  }

  func takeDraft(of conversation: ConversationID) async throws(StoreError) -> String {
    try await writing { log throws(StoreError) in try await log.takeDraft(of: conversation) }
  }

  func news(of id: ConversationID, since known: KnownBranch) async throws(StoreError)
    -> ConversationNews?
  { try await store.news(of: id, since: known) }

  /// All conversations of a log that is in memory only, and will be gone with the program; none where
  /// there is a file, for which this is the last try.
  func keptInMemory() async -> [RescueExport] {
    await keeper.reopen()
    guard let store = try? await store, store.isInMemory else { return [] }
    return (try? await store.everything()) ?? []
  }

  /// Tells what other programs do to the log, once it is open.
  func watch(_ tell: @escaping @Sendable (SQLiteStore.Sight) -> Void) async {
    await keeper.watch(tell)
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
    try await writing { log throws(StoreError) in try await log.note(pace, endpoint: endpoint) }
  }

  func pace(endpoint: String) async throws(StoreError) -> SharedPace? {
    try await store.pace(endpoint: endpoint)
  }

  func page(of id: ConversationID, _ place: BranchPlace, limit: Int) async throws(StoreError)
    -> BranchPage?
  { try await store.page(of: id, place, limit: limit) }

  func show(_ id: MessageID) async throws(StoreError) -> Conversation? {
    try await writing { log throws(StoreError) in try await log.show(id) }
  }

  func siblings(of id: MessageID) async throws(StoreError) -> [Message] {
    try await store.siblings(of: id)
  }

  func tree(of id: ConversationID) async throws(StoreError) -> [BranchSegment] {
    try await store.tree(of: id)
  }

  func fork(at id: MessageID, as conversation: Conversation) async throws(StoreError) {
    try await writing { log throws(StoreError) in try await log.fork(at: id, as: conversation) }
  }

  func setBookmark(_ isSet: Bool, on id: MessageID) async throws(StoreError) {
    try await writing { log throws(StoreError) in try await log.setBookmark(isSet, on: id) }
  }

  func bookmarks(of id: ConversationID) async throws(StoreError) -> [Bookmark] {
    try await store.bookmarks(of: id)
  }

  func conversations(newest limit: Int) async throws(StoreError) -> [Conversation] {
    try await store.conversations(newest: limit)
  }

  func setDeleted(_ time: WallTime?, _ id: ConversationID) async throws(StoreError) {
    try await writing { log throws(StoreError) in try await log.setDeleted(time, id) }
  }

  func save(_ attachment: Attachment) async throws(StoreError) {
    try await writing { log throws(StoreError) in try await log.save(attachment) }
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

  func search(
    _ query: LogQuery, further: LogFurther, limit: Int
  ) async throws(StoreError) -> LogHits {
    try await store.search(query, further: further, limit: limit)
  }

  func count(_ query: LogQuery) async throws(StoreError) -> Int {
    try await store.count(query)
  }

  func messages(
    of id: ConversationID, after: MessageID?, limit: Int
  ) async throws(StoreError) -> [Message] {
    try await store.messages(of: id, after: after, limit: limit)
  }

  func ends(of id: ConversationID) async throws(StoreError) -> [MessageID] {
    try await store.ends(of: id)
  }

  func vocabulary() async throws(StoreError) -> LogVocabulary {
    try await store.vocabulary()
  }

  func change(_ ids: [ConversationID], _ change: LogChange) async throws(StoreError) {
    try await writing { log throws(StoreError) in try await log.change(ids, change) }
  }

  func removeDeleted(before time: WallTime) async throws(StoreError) -> Int {
    try await writing { log throws(StoreError) in try await log.removeDeleted(before: time) }
  }

  func statistics(
    by grouping: LogStatistics.Grouping, since: WallTime?, before: WallTime?, zone: ZoneOffsets
  ) async throws(StoreError) -> [LogStatistics] {
    try await store.statistics(
      by: grouping, since: since, before: before, zone: zone)
  }
}
