import GRDB

/// Where a message stands: on which strand, and how far from the root.
struct Place: Hashable {
  var strand: Int64
  /// Messages before it on its way from the root.
  var depth: Int

  /// nil when there is no such message in the conversation.
  static func fetch(_ message: String?, of conversation: String, in db: Database) throws -> Place? {
    try Row.fetchOne(
      db.cachedStatement(sql: ofMessage), arguments: [message, conversation]
    ).map(Place.init)
  }

  /// Where the shown branch ends. When the head is not in the log (the program ended between two
  /// writes), the newest message is taken for it; nil: there is none.
  static func head(_ head: String?, of conversation: String, in db: Database) throws -> Place? {
    try fetch(head, of: conversation, in: db)
      ?? Row.fetchOne(db.cachedStatement(sql: newest), arguments: [conversation]).map(Place.init)
  }

  private init(_ row: Row) {
    strand = row["strand"]
    depth = row["depth"]
  }

  init(strand: Int64, depth: Int) {
    self.strand = strand
    self.depth = depth
  }

  private static let ofMessage = """
    SELECT p.strand, p.depth FROM messages AS m JOIN places AS p ON p.message = m.key
    WHERE m.id = ? AND m.conversation = ?
    """

  private static let newest = """
    SELECT p.strand, p.depth FROM messages AS m CROSS JOIN places AS p ON p.message = m.key
    WHERE m.conversation = ? ORDER BY m.created_at DESC, m.key DESC LIMIT 1
    """
}
