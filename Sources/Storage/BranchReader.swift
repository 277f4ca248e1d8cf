import Chat
import GRDB

/// Reads parts of a conversation's shown branch: the work is in proportion to the part.
struct BranchReader {
  private let db: Database
  private let conversation: String
  private let route: Route

  init(_ conversation: Conversation, in db: Database) throws {
    self.db = db
    self.conversation = conversation.id.rawValue
    let head = try Place.head(
      conversation.head?.rawValue, of: conversation.id.rawValue, in: db)
    route = try head.map { try Route.fetch(to: $0, in: db) } ?? Route(spans: [])
  }

  init(_ conversation: ConversationID, endingAt place: Place, in db: Database) throws {
    self.db = db
    self.conversation = conversation.rawValue
    route = try Route.fetch(to: place, in: db)
  }

  /// Positions of the messages of the branch that have siblings, from one of it on.
  func siblings(from first: MessageID) throws -> [MessageID: SiblingPosition] {
    guard let start = try position(of: first) else { return [:] }
    var positions: [MessageID: SiblingPosition] = [:]
    for span in route.spans(in: start..<route.count) {
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: Self.branchedMessages),
        arguments: ["strand": span.strand, "first": span.first, "last": span.last])
      while let row = try rows.next() {
        let id = MessageID(rawValue: row["id"])
        positions[id] = try Siblings.position(
          parent: row["parent"], conversation: conversation, created: row["created_at"],
          key: row["key"], in: db)
      }
    }
    return positions
  }

  /// nil when the message that is named is not on the branch.
  func page(_ place: BranchPlace, limit: Int) throws -> BranchPage? {
    let count = route.count
    let limit = max(0, min(limit, count))
    switch place {
    case .start: return try page(0..<limit)
    case .end: return try page(count - limit..<count)
    case .before(let id):
      return try position(of: id).map { try page(max(0, $0 - limit)..<$0) }
    case .after(let id):
      return try position(of: id).map { try page($0 + 1..<min(count, $0 + 1 + limit)) }
    case .around(let id):
      return try position(of: id).map { position in
        let first = min(max(0, position - limit / 2), count - limit)
        return try page(first..<first + limit)
      }
    }
  }

  private func position(of id: MessageID) throws -> Int? {
    let place = try Place.fetch(id.rawValue, of: conversation, in: db)
    return place.flatMap { route.contains($0) ? $0.depth : nil }
  }

  private func page(_ positions: Range<Int>) throws -> BranchPage {
    var page = BranchPage(messages: [], first: positions.lowerBound, total: route.count)
    for span in route.spans(in: positions) { try read(span, into: &page) }
    return page
  }

  private func read(_ span: Route.Span, into page: inout BranchPage) throws {
    let arguments: StatementArguments = [
      "strand": span.strand, "first": span.first, "last": span.last,
    ]
    let branchings = try Set(
      Int.fetchAll(db.cachedStatement(sql: Self.branchings), arguments: arguments))
    let start = page.messages.count
    let rows = try MessageRow.Cursor(db.cachedStatement(sql: Self.messages), arguments)
    while let (row, message) = try rows.next() {
      page.messages.append(message)
      if row["is_bookmarked"] { page.bookmarks.insert(message.id) }
      guard branchings.contains(row["depth"]) else { continue }
      page.siblings[message.id] = try Siblings.position(of: message, key: row["key"], in: db)
    }
    let attempts = try AttemptRow.Cursor(db.cachedStatement(sql: Self.attempts), arguments)
    while let (row, attempt) = try attempts.next() {
      let depth: Int = row["depth"]
      page.messages[start + depth - span.first].attempts.append(attempt)
    }
  }

  /// Depths of the span at which messages have siblings: where strands branch off, and where this one
  /// begins. A root is among them though it may be alone.
  static let branchings = """
    SELECT start FROM strands WHERE upper = :strand AND start BETWEEN :first AND :last
    UNION
    SELECT start FROM strands WHERE key = :strand AND start BETWEEN :first AND :last
    """

  private static let branchedMessages = """
    SELECT m.id, m.parent, m.created_at, m.key
    FROM (\(branchings)) AS b
      CROSS JOIN places AS p ON p.strand = :strand AND p.depth = b.start
      CROSS JOIN messages AS m ON m.key = p.message
    """

  static let messages = """
    SELECT m.*, p.depth,
      EXISTS (SELECT 1 FROM bookmarks AS b WHERE b.message = m.key) AS is_bookmarked
    FROM places AS p CROSS JOIN messages AS m ON m.key = p.message
    WHERE p.strand = :strand AND p.depth BETWEEN :first AND :last
    ORDER BY p.depth
    """

  static let attempts = """
    SELECT a.*, p.depth FROM places AS p
      CROSS JOIN messages AS m ON m.key = p.message
      CROSS JOIN attempts AS a ON a.message = m.id
    WHERE p.strand = :strand AND p.depth BETWEEN :first AND :last
    ORDER BY p.depth, a.number
    """
}
