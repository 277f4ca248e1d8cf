import Chat
import GRDB

/// Reads a conversation's tree as segments: the work is in proportion to its branchings.
struct TreeReader {
  /// A message at which a segment begins.
  private struct Beginning {
    let place: Place
    /// Order among siblings.
    let createdAt: Double
    let key: Int64
    var segment: BranchSegment
  }

  private struct Strand {
    let upper: Int64?
    let start: Int
    /// Depth of its last message.
    let end: Int
    /// Indexes of the beginnings on it, from the root on.
    var beginnings: [Int] = []
  }

  private var strands: [Int64: Strand] = [:]
  private var beginnings: [Beginning] = []
  /// Indexes of the segments beneath each, oldest first; those without one above under nil.
  private var below: [Int?: [Int]] = [:]

  static func segments(of conversation: Conversation, in db: Database) throws -> [BranchSegment] {
    var reader = TreeReader()
    try reader.read(conversation, in: db)
    reader.connect()
    return reader.depthFirst()
  }

  private mutating func read(_ conversation: Conversation, in db: Database) throws {
    let id = conversation.id.rawValue
    let head = try Place.head(conversation.head?.rawValue, of: id, in: db)
    let route = try head.map { try Route.fetch(to: $0, in: db) }
    let strandRows = try Row.fetchCursor(
      db.cachedStatement(sql: Self.strandsOfConversation), arguments: [id])
    while let row = try strandRows.next() {
      strands[row[0]] = Strand(upper: row[1], start: row[2], end: row[3] ?? row[2])
    }
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: Self.firstMessages), arguments: ["conversation": id])
    while let row = try rows.next() {
      guard let role = Role(rawValue: row[3]) else { continue }
      let place = Place(strand: row[0], depth: row[1])
      let segment = BranchSegment(
        id: MessageID(rawValue: row[2]), parent: nil, role: role,
        preview: Preview.line(of: row[4]), model: (row[5] as String?).map(ModelID.init),
        createdAt: WallTime(seconds: row[6]), count: 1, isShown: route?.contains(place) == true)
      strands[place.strand]?.beginnings.append(beginnings.count)
      beginnings.append(
        Beginning(place: place, createdAt: row[6], key: row[7], segment: segment))
    }
  }

  private mutating func connect() {
    for strand in strands.values {
      var last: Int?
      for index in strand.beginnings {
        let depth = beginnings[index].place.depth
        if let last {
          beginnings[last].segment.count = depth - beginnings[last].place.depth
        }
        let upper = last ?? segment(endingAbove: strand)
        beginnings[index].segment.parent = upper.map { beginnings[$0].segment.id }
        below[upper, default: []].append(index)
        last = index
      }
      if let last {
        beginnings[last].segment.count = strand.end - beginnings[last].place.depth + 1
      }
    }
    for above in below.keys {
      below[above]?.sort {
        (beginnings[$0].createdAt, beginnings[$0].key)
          < (beginnings[$1].createdAt, beginnings[$1].key)
      }
    }
  }

  /// The segment that ends where a strand branches off.
  private func segment(endingAbove strand: Strand) -> Int? {
    guard let upper = strand.upper.flatMap({ strands[$0] }) else { return nil }
    var low = 0
    var high = upper.beginnings.count
    while low < high {
      let middle = (low + high) / 2
      if beginnings[upper.beginnings[middle]].place.depth < strand.start {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 ? upper.beginnings[low - 1] : nil
  }

  private func depthFirst() -> [BranchSegment] {
    var segments: [BranchSegment] = []
    var waiting = Array((below[nil] ?? []).reversed())
    while let index = waiting.popLast() {
      segments.append(beginnings[index].segment)
      waiting += (below[index] ?? []).reversed()
    }
    return segments
  }

  private static let strandsOfConversation = """
    SELECT key, upper, start, (SELECT max(depth) FROM places WHERE strand = s.key)
    FROM strands AS s WHERE conversation = ?
    """

  /// Of the strands, and of what follows on a strand where another branches off.
  private static let firstMessages = """
    SELECT b.strand, b.depth, m.id, m.role, \(Preview.column), m.model, m.created_at, m.key
    FROM (
      SELECT key AS strand, start AS depth FROM strands WHERE conversation = :conversation
      UNION
      SELECT upper, start FROM strands WHERE conversation = :conversation AND upper IS NOT NULL
    ) AS b
      CROSS JOIN places AS p ON p.strand = b.strand AND p.depth = b.depth
      CROSS JOIN messages AS m ON m.key = p.message
    ORDER BY b.strand, b.depth
    """
}
