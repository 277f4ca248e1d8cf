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

  func save(_ conversation: Conversation, known: Conversation?) async throws(StoreError) {
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
    note(message)
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

  /// Messages in the order of their making.
  private var order: [MessageID] = []
  /// The child of each message that is shown; the shown root under nil.
  private var shown: [MessageID?: MessageID] = [:]
  /// Messages that were read in pages.
  private(set) var read = 0

  private func note(_ message: Message) {
    guard messages[message.id] == nil else { return }
    order.append(message.id)
    shown[message.parent] = message.id
  }

  private func way(to id: MessageID?) -> [MessageID] {
    var way: [MessageID] = []
    var next = id
    while let id = next {
      way.insert(id, at: 0)
      next = messages[id]?.parent
    }
    return way
  }

  func page(of id: ConversationID, _ place: BranchPlace, limit: Int) async throws(StoreError)
    -> BranchPage?
  {
    try check()
    guard let conversation = conversations[id] else { return nil }
    let branch = way(to: conversation.head)
    let limit = min(limit, branch.count)
    let range: Range<Int>? =
      switch place {
      case .start: 0..<limit
      case .end: branch.count - limit..<branch.count
      case .before(let id):
        branch.firstIndex(of: id).map { max(0, $0 - limit)..<$0 }
      case .after(let id):
        branch.firstIndex(of: id).map { $0 + 1..<min(branch.count, $0 + 1 + limit) }
      case .around(let id):
        branch.firstIndex(of: id).map { index in
          let first = min(max(0, index - limit / 2), branch.count - limit)
          return first..<first + limit
        }
      }
    guard let range else { return nil }
    var page = BranchPage(
      messages: branch[range].compactMap { messages[$0] }, first: range.lowerBound,
      total: branch.count)
    read += page.messages.count
    for message in page.messages {
      let siblings = order.filter { messages[$0]?.parent == message.parent }
      guard siblings.count > 1, let index = siblings.firstIndex(of: message.id) else { continue }
      page.siblings[message.id] = SiblingPosition(position: index + 1, count: siblings.count)
    }
    return page
  }

  func show(_ id: MessageID) async throws(StoreError) -> Conversation? {
    try check()
    guard let message = messages[id] else { return nil }
    for step in way(to: id) { shown[messages[step]?.parent] = step }
    var head = id
    while let next = shown[head] { head = next }
    conversations[message.conversation]?.head = head
    return conversations[message.conversation]
  }

  func load(_ id: ConversationID, newest limit: Int) async throws(StoreError)
    -> StoredConversation?
  {
    guard let page = try await page(of: id, .end, limit: limit) else { return nil }
    return conversations[id].map { StoredConversation(conversation: $0, page: page) }
  }

  /// Messages that a running program receives, as the news say.
  private(set) var receiving: Set<MessageID> = []
  /// How often news were asked for.
  private(set) var newsRead = 0

  /// What another program does, unseen by `writes`.
  func elsewhere(_ message: Message, receiving isReceived: Bool = false) {
    note(message)
    messages[message.id] = message
    conversations[message.conversation]?.head = message.id
    if isReceived { receiving.insert(message.id) } else { receiving.remove(message.id) }
  }

  func elsewhere(_ change: (inout Conversation) -> Void, _ id: ConversationID) {
    if var conversation = conversations[id] {
      change(&conversation)
      conversations[id] = conversation
    }
  }

  func remove(_ id: ConversationID) {
    conversations[id] = nil
    for (key, message) in messages where message.conversation == id { messages[key] = nil }
    order.removeAll { messages[$0] == nil }
  }

  func news(of id: ConversationID, since known: KnownBranch) async throws(StoreError)
    -> ConversationNews?
  {
    try check()
    newsRead += 1
    guard let conversation = conversations[id] else { return nil }
    var news = ConversationNews(conversation: conversation)
    news.known = known.unfinished.compactMap { messages[$0] }
    guard let last = known.last, messages[last] != nil else { return news }
    var next = shown[last]
    while let id = next {
      messages[id].map { news.below.append($0) }
      next = shown[id]
    }
    for id in way(to: news.below.last?.id ?? last) {
      let siblings = order.filter { messages[$0]?.parent == messages[id]?.parent }
      guard siblings.count > 1, let index = siblings.firstIndex(of: id) else { continue }
      news.siblings[id] = SiblingPosition(position: index + 1, count: siblings.count)
    }
    news.receiving = receiving
    return news
  }

  /// Every draft that was written, in order: `c1: text`.
  private(set) var drafts: [String] = []

  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError) {
    try check()
    drafts.append("\(conversation?.rawValue ?? "–"): \(text)")
  }

  func draft(for conversation: ConversationID?) async throws(StoreError) -> String { "" }
  func takeDraft(of conversation: ConversationID) async throws(StoreError) -> String { "" }
  func claimDraft(for conversation: ConversationID) async throws(StoreError) -> String { "" }
  func lastConversation() async throws(StoreError) -> Conversation? { nil }
  func prompts(limit: Int) async throws(StoreError) -> [String] { [] }
  func siblings(of id: MessageID) async throws(StoreError) -> [Message] { [] }
  func tree(of id: ConversationID) async throws(StoreError) -> [BranchSegment] { [] }
  func fork(at id: MessageID, as conversation: Conversation) async throws(StoreError) {}
  func setBookmark(_ isSet: Bool, on id: MessageID) async throws(StoreError) {}
  func bookmarks(of id: ConversationID) async throws(StoreError) -> [Bookmark] { [] }

  func conversations(newest limit: Int) -> [Conversation] { [] }
  func prompts(matching words: [String], in id: ConversationID?, limit: Int) -> [String] { [] }
  func setDeleted(_ time: WallTime?, _ id: ConversationID) {}
  func save(_ attachment: Attachment) {}
  func attachment(_ hash: Attachment.Hash) -> Attachment? { nil }
}
