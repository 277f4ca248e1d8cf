import Chat
import GRDB

/// The tags of conversations.
enum Tags {
  /// - Parameter known: what whoever writes knew of them: only what differs from that is written.
  static func save(
    _ tags: [String], of conversation: ConversationID, known: [String]?, in db: Database
  ) throws {
    guard tags != known else { return }
    let id = conversation.rawValue
    if let known {
      for name in known where !tags.contains(name) {
        try db.cachedStatement(sql: remove).execute(arguments: ["conversation": id, "name": name])
      }
    } else {
      try db.cachedStatement(sql: "DELETE FROM tags WHERE conversation = ?")
        .execute(arguments: [id])
    }
    for name in tags where known?.contains(name) != true {
      try db.cachedStatement(sql: add).execute(arguments: [
        "conversation": id, "name": name.storable,
      ])
    }
  }

  static func names(_ joined: String?) -> [String] {
    joined?.split(separator: separator).map(String.init) ?? []
  }

  /// No tag has it: it is a control character.
  private static let separator: Character = "\u{1F}"

  /// For a query in which `c` is the conversation.
  static let ofConversation = """
    SELECT group_concat(name, char(31))
    FROM (SELECT name FROM tags WHERE conversation = c.id ORDER BY place)
    """

  static let add = """
    INSERT OR IGNORE INTO tags (conversation, name, place)
    SELECT :conversation, :name, coalesce(max(place) + 1, 0) FROM tags
    WHERE conversation = :conversation
    """

  static let remove = "DELETE FROM tags WHERE conversation = :conversation AND name = :name"
}
