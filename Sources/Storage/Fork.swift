import Chat
import GRDB

/// Copies the way to a message into a conversation of its own, some messages at a time: indexing the
/// text of thousands takes seconds, in which nobody else could write.
struct Fork {
  /// Messages copied in one transaction: some tens of milliseconds.
  private static let step = 500

  private let spans: [Route.Span]
  private let count: Int
  private var identifiers: IdentifierSource
  private(set) var conversation: Conversation
  private var copied = 0
  private var last: MessageID?

  var isDone: Bool { copied == count }

  /// Makes the conversation, still empty. It takes title, tags and options of the one it comes from.
  init?(at id: MessageID, as conversation: Conversation, in db: Database) throws {
    guard let message = try SavedMessage.fetch(id, in: db),
      let source = try ConversationRow.fetch(message.conversation, in: db)
    else { return nil }
    let route = try Route.fetch(to: message.place, in: db)
    spans = route.spans
    count = route.count
    identifiers = IdentifierSource(of: conversation.id)
    self.conversation = conversation
    if conversation.title.isEmpty { self.conversation.title = source.title }
    self.conversation.options = source.options
    self.conversation.preset = source.preset
    self.conversation.endpoint = source.endpoint
    self.conversation.tags = source.tags
    self.conversation.head = nil
    try ConversationRow.save(self.conversation, in: db)
  }

  /// Copies some more, with attempts and bookmarks; after the last the conversation has its head.
  mutating func go(in db: Database) throws {
    let route = Route(spans: spans)
    let end = min(copied + Self.step, count)
    for span in route.spans(in: copied..<end) {
      let keys = try Int64.fetchAll(
        db.cachedStatement(sql: Self.keys), arguments: [span.strand, span.first, span.last])
      for key in keys { try copy(key, in: db) }
    }
    copied = end
    guard isDone else { return }
    conversation.head = last
    try ConversationRow.save(conversation, in: db)
  }

  private mutating func copy(_ key: Int64, in db: Database) throws {
    let id = identifiers.message(at: conversation.createdAt)
    try db.cachedStatement(sql: Self.copyMessage).execute(arguments: [
      "key": key, "id": id.rawValue, "parent": last?.rawValue,
      "conversation": conversation.id.rawValue,
    ])
    for sql in [Self.copyAttempts, Self.copyBookmark] {
      try db.cachedStatement(sql: sql).execute(arguments: ["key": key, "id": id.rawValue])
    }
    try Attachments.copy(from: key, to: id, in: db)
    last = id
  }

  /// Takes back what was copied.
  func undo(in db: Database) throws {
    _ = try Removal.step(conversation.id.rawValue, limit: .max, in: db)
  }

  private static let keys = """
    SELECT message FROM places WHERE strand = ? AND depth BETWEEN ? AND ? ORDER BY depth
    """

  private static let copyMessage = """
    INSERT INTO messages
      (id, conversation, parent, role, text, reasoning, errors, model, state, created_at)
    SELECT :id, :conversation, :parent, role, text, reasoning, errors, model, state, created_at
    FROM messages WHERE key = :key
    """

  private static let copyAttempts = """
    INSERT INTO attempts (message, \(AttemptRow.content))
    SELECT :id, \(AttemptRow.content) FROM attempts
    WHERE message = (SELECT id FROM messages WHERE key = :key)
    """

  private static let copyBookmark = """
    INSERT INTO bookmarks (message)
    SELECT copy.key FROM messages AS copy
    WHERE copy.id = :id AND EXISTS (SELECT 1 FROM bookmarks WHERE message = :key)
    """
}
