package import Chat

/// What a query found: conversations, or with words messages, of which the part around the reader is
/// held.
struct BrowserResults: Sendable {
  /// Of the question that this answers.
  var number = 0
  /// Messages, not conversations.
  var areHits = false
  var entries = PagedRows<LogEntry>()
  var hits = PagedRows<LogHit>()
  /// Nothing has the words as words.
  var areParts = false
  /// How far back it was looked for by now, while it is still being looked for further back.
  var lookedBackTo: WallTime?
  /// Of hits, once they are counted.
  var total: Int?

  /// Rows that are known of.
  var count: Int { areHits ? hits.count : entries.count }

  func conversation(at index: Int) -> Conversation? {
    areHits ? hits[index]?.conversation : entries[index]?.conversation
  }

  /// Where a conversation, or a message of it, is held.
  func index(of target: PreviewTarget) -> Int? {
    switch target {
    case .conversation(let id):
      areHits
        ? hits.held.first { $0.row.conversation.id == id }?.index
        : entries.held.first { $0.row.conversation.id == id }?.index
    case .message(_, let message): hits.held.first { $0.row.message == message }?.index
    }
  }

  func target(at index: Int) -> PreviewTarget? {
    areHits
      ? hits[index].map { .message($0.conversation.id, $0.message) }
      : entries[index].map { .conversation($0.conversation.id) }
  }

  /// The conversations that are held, each once.
  var conversations: [ConversationID: Conversation] {
    let all =
      areHits
      ? hits.held.map(\.row.conversation) : entries.held.map(\.row.conversation)
    return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func missing(for range: Range<Int>) -> [Int] {
    areHits ? hits.missing(for: range) : entries.missing(for: range)
  }

  /// What is said of conversations is seen at once.
  mutating func apply(_ change: LogChange, to ids: Set<ConversationID>) {
    entries.change { if ids.contains($0.conversation.id) { $0.conversation.apply(change) } }
    hits.change { if ids.contains($0.conversation.id) { $0.conversation.apply(change) } }
  }
}

extension Conversation {
  package mutating func apply(_ change: LogChange) {
    switch change {
    case .title(let title): self.title = title
    case .tag(let tag, true): tags = Tag.list(tags + [tag])
    case .tag(let tag, false): tags.removeAll { $0 == tag }
    case .starred(let isStarred): self.isStarred = isStarred
    case .archived(let isArchived): self.isArchived = isArchived
    case .deleted(let time): deletedAt = time
    }
  }
}
