import GRDB

/// The way from the root to a message: the stretches of strands that it takes, root first. Reading it
/// costs as much as it changes strands, not as it is long.
struct Route: Hashable {
  /// A stretch of one strand.
  struct Span: Hashable {
    var strand: Int64
    /// Depths of its first and last message.
    var first: Int
    var last: Int
  }

  let spans: [Span]

  /// Messages on it.
  var count: Int { spans.last.map { $0.last + 1 } ?? 0 }

  func contains(_ place: Place) -> Bool {
    span(at: place.depth)?.strand == place.strand
  }

  /// The stretches that hold these positions, cut to them.
  func spans(in positions: Range<Int>) -> [Span] {
    spans.compactMap { span in
      let first = max(span.first, positions.lowerBound)
      let last = min(span.last, positions.upperBound - 1)
      return first <= last ? Span(strand: span.strand, first: first, last: last) : nil
    }
  }

  private func span(at depth: Int) -> Span? {
    spans.last { $0.first <= depth }.flatMap { depth <= $0.last ? $0 : nil }
  }

  static func fetch(to place: Place, in db: Database) throws -> Route {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: upwards),
      arguments: ["strand": place.strand, "depth": place.depth])
    return Route(
      spans: rows.reversed().map { row in
        Span(strand: row["strand"], first: row["start"], last: row["last"])
      })
  }

  /// A strand is made after the one it branches off: keys fall, so that the walk ends whatever a
  /// damaged log holds.
  static let upwards = """
    WITH RECURSIVE route (strand, start, last, upper) AS (
      SELECT key, start, :depth, upper FROM strands WHERE key = :strand
      UNION ALL
      SELECT s.key, s.start, r.start - 1, s.upper
      FROM route AS r CROSS JOIN strands AS s ON s.key = r.upper WHERE s.key < r.strand
    )
    SELECT strand, start, last FROM route
    """
}
