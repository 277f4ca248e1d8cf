import GRDB

/// Finds the places of the messages of a log that has none yet: part of the step to version 3, and
/// frozen like it.
///
/// Responsible for a place for every message, those of a damaged log included. What is shown: the
/// newest child everywhere, and the way to the head where it says otherwise.
enum Placement {
  static func placeAll(in db: Database) throws {
    let conversations = try Row.fetchAll(db, sql: "SELECT id, head FROM conversations")
    for row in conversations {
      let id: String = row["id"]
      try place(id, in: db)
      if let head = try Place.fetch(row["head"], of: id, in: db) {
        try ShownBranch.make(endAt: head, in: db)
      }
    }
  }

  private static func place(_ conversation: String, in db: Database) throws {
    var order: [Int64] = []
    var children: [Int64: [Int64]] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT m.key, p.key FROM messages AS m
            LEFT JOIN messages AS p ON p.id = m.parent AND p.conversation = m.conversation
          WHERE m.conversation = ? ORDER BY m.created_at, m.key
          """), arguments: [conversation])
    var waiting: [Beginning] = []
    while let row = try rows.next() {
      let key: Int64 = row[0]
      order.append(key)
      if let parent: Int64 = row[1] {
        children[parent, default: []].append(key)
      } else {
        waiting.append(Beginning(message: key, place: nil))
      }
    }
    var placed: Set<Int64> = []
    for index in waiting.indices.dropLast() { waiting[index].isShown = false }
    // From the last to the first, so that they are taken in order.
    waiting.reverse()
    while true {
      while let next = waiting.popLast() {
        try lay(next, conversation, children, &placed, &waiting, in: db)
      }
      // Whatever is left follows itself in a circle.
      guard placed.count < order.count, let left = order.first(where: { !placed.contains($0) })
      else { return }
      waiting = [Beginning(message: left, place: nil, isShown: false)]
    }
  }

  /// A message that begins a strand.
  private struct Beginning {
    let message: Int64
    /// The strand that it branches off, and its depth; nil: it is a root.
    let place: Place?
    var isShown = true
  }

  private static func lay(
    _ first: Beginning, _ conversation: String, _ children: [Int64: [Int64]],
    _ placed: inout Set<Int64>, _ waiting: inout [Beginning], in db: Database
  ) throws {
    guard !placed.contains(first.message) else { return }
    try db.cachedStatement(
      sql: "INSERT INTO strands (conversation, upper, start, shown) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [
      conversation, first.place?.strand, first.place?.depth ?? 0, first.isShown,
    ])
    let strand = db.lastInsertedRowID
    let insert = try db.cachedStatement(
      sql: "INSERT INTO places (message, strand, depth) VALUES (?, ?, ?)")
    var depth = first.place?.depth ?? 0
    var next: Int64? = first.message
    var branchings: [Beginning] = []
    while let message = next, placed.insert(message).inserted {
      try insert.execute(arguments: [message, strand, depth])
      depth += 1
      let below = children[message] ?? []
      next = below.first
      for child in below.dropFirst() {
        branchings.append(
          Beginning(
            message: child, place: Place(strand: strand, depth: depth),
            isShown: child == below.last))
      }
    }
    waiting += branchings.reversed()
  }
}
