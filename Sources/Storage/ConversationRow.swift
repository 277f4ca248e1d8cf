import Chat
import GRDB

/// A `Conversation` as a row of `conversations`; its tags have a table of their own.
enum ConversationRow {
  /// Writes it, and shows the way to its head wherever its tree branches.
  /// - Parameter known: what whoever writes knew of it: facts that are still the same are left as they
  ///   are, for another program may have changed them meanwhile. nil: all is written.
  static func save(
    _ conversation: Conversation, known: Conversation? = nil, in db: Database
  ) throws {
    let id = conversation.id.rawValue
    let before = try String.fetchOne(
      db.cachedStatement(sql: "SELECT head FROM conversations WHERE id = ?"), arguments: [id])
    let values = try values(of: conversation)
    var changed = Set(values.keys)
    // Another program went on: who did not move the head since it was written leaves it there.
    let isHeadOfAnother =
      known != nil && known?.head == conversation.head && before != nil
      && before != conversation.head?.rawValue
    if let known {
      let old = try Self.values(of: known)
      changed = changed.filter { alwaysWritten.contains($0) || values[$0] != old[$0] }
      if isHeadOfAnother { changed.remove("head") }
    }
    try db.cachedStatement(sql: upsert(changing: changed)).execute(
      arguments: StatementArguments(values))
    try Tags.save(conversation.tags, of: conversation.id, known: known?.tags, in: db)
    // Also when it is the head that it was: what came and was withdrawn meanwhile is beneath it.
    guard !isHeadOfAnother, let head = try Place.fetch(conversation.head?.rawValue, of: id, in: db)
    else { return }
    try ShownBranch.make(
      endAt: head, before: try Place.fetch(before, of: id, in: db), in: db)
  }

  /// Writes one that is not there yet; else nothing.
  /// - Returns: whether it was not.
  static func add(_ conversation: Conversation, in db: Database) throws -> Bool {
    try db.cachedStatement(sql: add).execute(
      arguments: StatementArguments(try values(of: conversation)))
    guard db.changesCount > 0 else { return false }
    if !conversation.tags.isEmpty {
      try Tags.save(conversation.tags, of: conversation.id, known: [], in: db)
    }
    return true
  }

  static func fetch(_ id: ConversationID, in db: Database) throws -> Conversation? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(read) FROM conversations AS c WHERE id = ?"),
      arguments: [id.rawValue]
    ).map(conversation)
  }

  static func setDeleted(_ time: WallTime?, _ id: ConversationID, in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE conversations SET deleted_at = ? WHERE id = ?")
      .execute(arguments: [time?.seconds, id.rawValue])
  }

  /// A conversation that has messages has one without a parent; the index finds that at once.
  static let newest = """
    SELECT \(read) FROM conversations AS c
    WHERE deleted_at IS NULL
      AND EXISTS (SELECT 1 FROM messages WHERE parent IS NULL AND conversation = c.id)
    ORDER BY archived, updated_at DESC, key DESC LIMIT ?
    """

  /// What is read of a conversation `c`.
  static let read = "c.*, (\(Tags.ofConversation)) AS tags"

  private static let columns = [
    "id", "title", "model", "created_at", "updated_at", "head", "options", "preset", "endpoint",
    "starred", "archived", "deleted_at",
  ]

  /// What comes of the conversation's own course: nobody else changes it without having read it.
  private static let alwaysWritten: Set = ["updated_at", "head"]

  private static func upsert(changing changed: Set<String>) -> String {
    let assignments = columns.filter(changed.contains).filter { $0 != "id" }
      .map { "\($0) = excluded.\($0)" }
    return "\(insert) ON CONFLICT (id) DO UPDATE SET \(assignments.joined(separator: ", "))"
  }

  private static let add = "\(insert) ON CONFLICT (id) DO NOTHING"

  private static let insert = """
    INSERT INTO conversations (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { ":" + $0 }.joined(separator: ", ")))
    """

  private static func values(of conversation: Conversation) throws -> [String: DatabaseValue] {
    let values: [String: (any DatabaseValueConvertible)?] = [
      "id": conversation.id.rawValue, "title": conversation.title.storable,
      "model": conversation.model.rawValue.storable,
      "created_at": conversation.createdAt.seconds, "updated_at": conversation.updatedAt.seconds,
      "head": conversation.head?.rawValue, "options": try StoredOptions.text(conversation.options),
      "preset": conversation.preset?.storable, "endpoint": conversation.endpoint?.storable,
      "starred": conversation.isStarred, "archived": conversation.isArchived,
      "deleted_at": conversation.deletedAt?.seconds,
    ]
    return values.mapValues { $0?.databaseValue ?? .null }
  }

  static func conversation(_ row: Row) -> Conversation {
    var conversation = Conversation(
      id: ConversationID(rawValue: row["id"]), title: row["title"],
      model: ModelID(rawValue: row["model"]), createdAt: WallTime(seconds: row["created_at"]),
      updatedAt: WallTime(seconds: row["updated_at"]),
      head: (row["head"] as String?).map(MessageID.init))
    conversation.options = StoredOptions.options(row["options"])
    conversation.preset = row["preset"]
    conversation.endpoint = row["endpoint"]
    conversation.isStarred = row["starred"]
    conversation.isArchived = row["archived"]
    conversation.deletedAt = (row["deleted_at"] as Double?).map(WallTime.init(seconds:))
    conversation.tags = Tags.names(row["tags"])
    return conversation
  }
}
