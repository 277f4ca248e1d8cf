import Chat
import GRDB

/// A `Conversation` as a row of `conversations`.
enum ConversationRow {
  /// Writes it, and shows the way to its head wherever its tree branches.
  static func save(_ conversation: Conversation, in db: Database) throws {
    let id = conversation.id.rawValue
    let before = try String.fetchOne(
      db.cachedStatement(sql: "SELECT head FROM conversations WHERE id = ?"), arguments: [id])
    try db.cachedStatement(sql: upsert).execute(arguments: arguments(conversation))
    // Also when it is the head that it was: what came and was withdrawn meanwhile is beneath it.
    guard let head = try Place.fetch(conversation.head?.rawValue, of: id, in: db) else { return }
    try ShownBranch.make(
      endAt: head, before: try Place.fetch(before, of: id, in: db), in: db)
  }

  static func fetch(_ id: ConversationID, in db: Database) throws -> Conversation? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM conversations WHERE id = ?"), arguments: [id.rawValue]
    ).map(conversation)
  }

  private static let upsert = """
    INSERT INTO conversations (id, title, model, created_at, updated_at, head)
    VALUES (:id, :title, :model, :created_at, :updated_at, :head)
    ON CONFLICT (id) DO UPDATE SET
      title = excluded.title, model = excluded.model, created_at = excluded.created_at,
      updated_at = excluded.updated_at, head = excluded.head
    """

  /// A conversation that has messages has one without a parent; the index finds that at once.
  static let last = """
    SELECT * FROM conversations AS c
    WHERE EXISTS (SELECT 1 FROM messages WHERE parent IS NULL AND conversation = c.id)
    ORDER BY updated_at DESC, key DESC LIMIT 1
    """

  private static func arguments(_ conversation: Conversation) -> StatementArguments {
    [
      "id": conversation.id.rawValue, "title": conversation.title.storable,
      "model": conversation.model.rawValue.storable,
      "created_at": conversation.createdAt.seconds, "updated_at": conversation.updatedAt.seconds,
      "head": conversation.head?.rawValue,
    ]
  }

  static func conversation(_ row: Row) -> Conversation {
    Conversation(
      id: ConversationID(rawValue: row["id"]), title: row["title"],
      model: ModelID(rawValue: row["model"]), createdAt: WallTime(seconds: row["created_at"]),
      updatedAt: WallTime(seconds: row["updated_at"]),
      head: (row["head"] as String?).map(MessageID.init))
  }
}
