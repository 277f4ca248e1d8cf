import GRDB

/// What is shown at each branching of a tree, kept so that whoever follows it from the root comes to
/// the head, and from any other message to the leaf that was shown beneath it last.
enum ShownBranch {
  /// Shows the way to a message, which is its end, at every branching.
  /// - Parameter before: where the shown branch ended until now, if it did and is known: its own
  ///   branchings need no look.
  static func make(endAt head: Place, before: Place? = nil, in db: Database) throws {
    var spans = try Route.fetch(to: head, in: db).spans
    if before?.strand == head.strand { spans = spans.suffix(1) }
    for (index, span) in spans.enumerated() {
      let isLast = index == spans.count - 1
      try db.cachedStatement(sql: showStrand).execute(arguments: ["strand": span.strand])
      try db.cachedStatement(sql: hideBesides).execute(arguments: ["strand": span.strand])
      // The way goes past these; where it ends, past those beneath its end as well.
      try db.cachedStatement(sql: hideOff).execute(arguments: [
        "strand": span.strand, "last": isLast ? span.last + 1 : span.last,
      ])
      try db.cachedStatement(sql: isLast ? endAt : goPast).execute(arguments: [
        "strand": span.strand, "last": span.last,
      ])
    }
  }

  /// The end of the branch that was shown last through a message.
  static func leaf(below place: Place, in db: Database) throws -> Place {
    var place = place
    while true {
      let stop = try Int.fetchOne(
        db.cachedStatement(sql: stopBelow), arguments: [place.strand, place.depth])
      let turn = try Row.fetchOne(
        db.cachedStatement(sql: firstTurn),
        arguments: [place.strand, place.depth, stop.map { $0 + 1 } ?? Int.max])
      if let turn {
        place = Place(strand: turn["key"], depth: turn["start"])
        continue
      }
      place.depth =
        try stop
        ?? Int.fetchOne(
          db.cachedStatement(sql: "SELECT max(depth) FROM places WHERE strand = ?"),
          arguments: [place.strand]) ?? place.depth
      return place
    }
  }

  private static let showStrand = "UPDATE strands SET shown = 1 WHERE key = :strand AND NOT shown"

  /// The other strands at the branching where this one begins.
  private static let hideBesides = """
    UPDATE strands SET shown = 0
    WHERE key IN (
      SELECT other.key FROM strands AS this JOIN strands AS other
        ON other.upper = this.upper AND other.start = this.start
      WHERE this.key = :strand AND other.key <> this.key AND other.shown
      UNION ALL
      SELECT other.key FROM strands AS this JOIN strands AS other
        ON other.conversation = this.conversation AND other.upper IS NULL
      WHERE this.key = :strand AND this.upper IS NULL AND other.key <> this.key AND other.shown
    )
    """

  private static let hideOff = """
    UPDATE strands SET shown = 0 WHERE upper = :strand AND start <= :last AND shown
    """

  private static let endAt = """
    UPDATE strands SET stop = (
      SELECT depth - 1 FROM places WHERE strand = :strand AND depth = :last + 1
    ) WHERE key = :strand
    """

  private static let goPast = """
    UPDATE strands SET stop = NULL WHERE key = :strand AND stop < :last
    """

  private static let stopBelow = "SELECT stop FROM strands WHERE key = ? AND stop >= ?"

  private static let firstTurn = """
    SELECT key, start FROM strands WHERE upper = ? AND shown AND start > ? AND start <= ?
    ORDER BY start LIMIT 1
    """
}
