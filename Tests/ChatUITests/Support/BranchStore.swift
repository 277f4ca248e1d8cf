import Chat

/// A log that holds one branch of one conversation, and remembers which parts of it were read.
actor BranchStore: ConversationStore {
  private let messages: [Message]
  private var marked: [MessageID]
  private(set) var read: [BranchPlace] = []

  init(_ messages: [Message], bookmarks: [MessageID] = []) {
    self.messages = messages
    marked = bookmarks
  }

  func page(of id: ConversationID, _ place: BranchPlace, limit: Int) -> BranchPage? {
    read.append(place)
    func index(_ id: MessageID) -> Int? { messages.firstIndex { $0.id == id } }
    let range: Range<Int>? =
      switch place {
      case .start: 0..<min(limit, messages.count)
      case .end: max(0, messages.count - limit)..<messages.count
      case .before(let id): index(id).map { max(0, $0 - limit)..<$0 }
      case .after(let id): index(id).map { $0 + 1..<min(messages.count, $0 + 1 + limit) }
      case .around(let id):
        index(id).map { index in
          let first = max(0, min(index - limit / 2, messages.count - limit))
          return first..<min(messages.count, first + limit)
        }
      }
    return range.map {
      BranchPage(messages: Array(messages[$0]), first: $0.lowerBound, total: messages.count)
    }
  }

  func setBookmark(_ isSet: Bool, on id: MessageID) {
    marked.removeAll { $0 == id }
    if isSet { marked.append(id) }
  }

  func bookmarks(of id: ConversationID) -> [Bookmark] {
    messages.filter { marked.contains($0.id) }.map {
      Bookmark(
        message: $0.id, role: $0.role, preview: $0.text, createdAt: $0.createdAt, isShown: true)
    }
  }

  // What finding and listing never ask for.
  func save(_ conversation: Conversation, known: Conversation?) {}
  func save(_ message: Message) {}
  func saveDraft(_ text: String, for conversation: ConversationID?) {}
  func draft(for conversation: ConversationID?) -> String { "" }
  func takeDraft(of conversation: ConversationID) async throws(StoreError) -> String { "" }
  func news(of id: ConversationID, since known: KnownBranch) async throws(StoreError)
    -> ConversationNews?
  { nil }
  func claimDraft(for conversation: ConversationID) -> String { "" }
  func load(_ id: ConversationID, newest limit: Int) -> StoredConversation? { nil }
  func lastConversation() -> Conversation? { nil }
  func prompts(limit: Int) -> [String] { [] }
  func show(_ id: MessageID) -> Conversation? { nil }
  func siblings(of id: MessageID) -> [Message] { [] }
  func tree(of id: ConversationID) -> [BranchSegment] { [] }
  func fork(at id: MessageID, as conversation: Conversation) {}

  func conversations(newest limit: Int) -> [Conversation] { [] }
  func prompts(matching words: [String], in id: ConversationID?, limit: Int) -> [String] { [] }
  func setDeleted(_ time: WallTime?, _ id: ConversationID) {}
  func save(_ attachment: Attachment) {}
  func attachment(_ hash: Attachment.Hash) -> Attachment? { nil }
}
