import Chat
import GRDB

/// A `Conversation` as a row of `conversations`.
enum ConversationRow {
  static let upsert = """
    INSERT INTO conversations (id, title, model, created_at, updated_at, head)
    VALUES (:id, :title, :model, :created_at, :updated_at, :head)
    ON CONFLICT (id) DO UPDATE SET
      title = excluded.title, model = excluded.model, created_at = excluded.created_at,
      updated_at = excluded.updated_at, head = excluded.head
    """

  static let byID = "SELECT * FROM conversations WHERE id = ?"

  /// A conversation that has messages has one without a parent; the index finds that at once.
  static let last = """
    SELECT * FROM conversations AS c
    WHERE EXISTS (SELECT 1 FROM messages WHERE parent IS NULL AND conversation = c.id)
    ORDER BY updated_at DESC, key DESC LIMIT 1
    """

  static func arguments(_ conversation: Conversation) -> StatementArguments {
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
