import Chat
import FoundationEssentials
import GRDB

/// What was attached to prompts, kept by its content: the same content once.
enum Attachments {
  static func save(_ attachment: Attachment, in db: Database) throws {
    let arguments: StatementArguments = [
      "hash": attachment.hash.text, "kind": kindText(attachment.kind),
    ]
    // Who attaches it again wants it kept: its age begins anew.
    try db.cachedStatement(
      sql: "UPDATE attachments SET created_at = \(now), kind = :kind WHERE hash = :hash"
    ).execute(arguments: arguments)
    guard db.changesCount == 0 else { return }
    try add(attachment, in: db)
  }

  /// Leaves one that is there as it is, its age as well.
  static func add(_ attachment: Attachment, in db: Database) throws {
    let arguments: StatementArguments = [
      "hash": attachment.hash.text, "kind": kindText(attachment.kind),
    ]
    try db.cachedStatement(sql: insert).execute(
      arguments: arguments + [
        "name": attachment.name.storable, "size": attachment.bytes.count,
        "bytes": attachment.bytes.withUnsafeBytes { Data($0) },
      ])
    guard db.changesCount > 0 else { return }
    // Prompts that speak of it may have come before it.
    try db.cachedStatement(
      sql: "UPDATE message_attachments SET kind = :kind WHERE hash = :hash"
    ).execute(arguments: arguments)
  }

  static func fetch(_ hash: Attachment.Hash, in db: Database) throws -> Attachment? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT name, kind, bytes FROM attachments WHERE hash = ?"),
      arguments: [hash.text])
    guard let row else { return nil }
    let kind: String = row["kind"]
    guard let kind = Self.kind(kind) else {
      throw DatabaseError(message: "unknown kind of attachment: \(kind)")
    }
    let bytes = try row.withUnsafeData(named: "bytes") { [UInt8]($0 ?? Data()) }
    return Attachment(hash: hash, name: row["name"], kind: kind, bytes: bytes)
  }

  /// Notes what a prompt refers to.
  /// Whether it may refer to something: cheap, and right where it says no.
  static func mayBeIn(_ message: Message) -> Bool {
    message.role == .user && message.text.utf8.contains(UInt8(ascii: "("))
      && message.text.contains("(attachment:")
  }

  static func note(_ message: Message, in db: Database) throws {
    guard message.role == .user else { return }
    for case .attachment(let reference, _) in AttachmentReference.pieces(of: message.text) {
      try db.cachedStatement(sql: insertNote).execute(
        arguments: ["message": message.id.rawValue, "hash": reference.hash.text])
    }
  }

  /// What a copied message refers to.
  static func copy(from key: Int64, to id: MessageID, in db: Database) throws {
    try db.cachedStatement(sql: insertCopies).execute(arguments: ["key": key, "id": id.rawValue])
  }

  /// Attachments to which no prompt and no draft refers, and which nobody attached for a while.
  /// - Parameter age: seconds. What was attached a moment ago may be on its way into a prompt.
  static func unused(age: Double, in db: Database) throws -> [String] {
    try String.fetchAll(db.cachedStatement(sql: unused), arguments: ["age": age])
  }

  /// Takes one away, if that is still so.
  static func remove(_ hash: String, age: Double, in db: Database) throws {
    try db.cachedStatement(
      sql: "DELETE FROM attachments WHERE hash = :hash AND hash IN (\(unused))"
    )
    .execute(arguments: ["hash": hash, "age": age])
  }

  private static func kindText(_ kind: Attachment.Kind) -> String {
    switch kind {
    case .text: "text"
    case .image(let format): format.mediaType
    }
  }

  private static func kind(_ text: String) -> Attachment.Kind? {
    if text == "text" { return .text }
    return Attachment.ImageFormat.allCases.first { $0.mediaType == text }.map { .image($0) }
  }

  /// SQLite's clock: the age is measured by the one that noted it.
  private static let now = "(julianday('now') - 2440587.5) * 86400.0"

  private static let insert = """
    INSERT INTO attachments (hash, name, kind, size, created_at, bytes)
    VALUES (:hash, :name, :kind, :size, \(now), :bytes)
    ON CONFLICT (hash) DO NOTHING
    """

  private static let insertNote = """
    INSERT OR IGNORE INTO message_attachments (message, hash, kind)
    SELECT key, :hash, (SELECT kind FROM attachments WHERE hash = :hash)
    FROM messages WHERE id = :message
    """

  private static let insertCopies = """
    INSERT OR IGNORE INTO message_attachments (message, hash, kind)
    SELECT copy.key, a.hash, a.kind
    FROM message_attachments AS a JOIN messages AS copy ON copy.id = :id
    WHERE a.message = :key
    """

  /// Of the attachments the index alone is read.
  static let unused = """
    SELECT a.hash FROM attachments AS a
    WHERE a.created_at <= \(now) - :age
      AND NOT EXISTS (SELECT 1 FROM message_attachments WHERE hash = a.hash)
      AND NOT EXISTS (SELECT 1 FROM drafts WHERE instr(text, a.hash) > 0)
    """
}
