import Chat
import GRDB

/// What is shown beneath the branchings at which another way is shown.
///
/// Every message lies on one way: from a message that is not the shown one among its siblings (or that is
/// beneath the end of its branch) along the shown ones to where that ends. Deeper ways first, each is
/// overruled above its own beginning by those that begin there.
enum HiddenBranches {
  static func ends(of id: ConversationID, in db: Database) throws -> [MessageID] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: beginnings), arguments: ["conversation": id.rawValue])
    var ends: [(depth: Int, message: MessageID)] = []
    for row in rows {
      try Task.checkCancellation()
      let beginning = Place(strand: row[0], depth: row[1])
      let end = try ShownBranch.leaf(below: beginning, in: db)
      guard try branches(between: beginning, and: end, in: db),
        let message = try SavedMessage.fetch(at: end, in: db)
      else { continue }
      ends.append((beginning.depth, message.id))
    }
    return ends.sorted { ($1.depth, $0.message.rawValue) < ($0.depth, $1.message.rawValue) }
      .map(\.message)
  }

  /// Whether anything else could be shown on a way.
  private static func branches(
    between beginning: Place, and end: Place, in db: Database
  ) throws -> Bool {
    if beginning.strand != end.strand { return true }
    return try Bool.fetchOne(
      db.cachedStatement(sql: branchings),
      arguments: ["strand": end.strand, "first": beginning.depth, "last": end.depth]) ?? false
  }

  private static let beginnings = """
    SELECT key, start FROM strands WHERE conversation = :conversation AND NOT shown
    UNION
    SELECT p.strand, p.depth FROM strands AS s JOIN places AS p
      ON p.strand = s.upper AND p.depth = s.start
      WHERE s.conversation = :conversation AND s.shown
    UNION
    SELECT p.strand, p.depth FROM strands AS s JOIN places AS p
      ON p.strand = s.key AND p.depth = s.stop + 1
      WHERE s.conversation = :conversation
    """

  /// Beneath the last one there may be more, although the way ends there.
  private static let branchings = """
    SELECT EXISTS (
      SELECT 1 FROM strands WHERE upper = :strand AND start > :first AND start <= :last + 1
    ) OR EXISTS (SELECT 1 FROM places WHERE strand = :strand AND depth = :last + 1)
    """
}
