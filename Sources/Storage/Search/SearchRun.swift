import Chat
import GRDB

/// Answers a query with words: which messages, in which order, and what of each is shown.
///
/// The index gives hits newest first, at once, however many there are; ranking all of them would take
/// a second for a common word. So hits are taken in blocks of the newest, and ranked within: what a
/// first page shows is the best of the newest thousands.
struct SearchRun {
  /// Hits that are ranked together: a few milliseconds. Pages stay where they are as long as blocks do.
  private static let block = 2_000

  let query: LogQuery
  let db: Database
  private let letters: Letters
  private let filters: Filters

  init(_ query: LogQuery, in db: Database) throws {
    self.query = query
    self.db = db
    letters = try Letters(db)
    filters = Filters(query.filters)
  }

  func hits(from offset: Int, limit: Int) throws -> LogHits {
    guard query.hasWords, limit > 0 else { return LogHits() }
    let (search, areParts) = try found()
    var found = try candidates(search, from: max(offset, 0), count: limit + 1)
    let hasMore = found.count > limit
    if hasMore { found.removeLast() }
    var known: [String: Conversation] = [:]
    var hits: [LogHit] = []
    for candidate in found {
      guard let hit = try hit(candidate, search.words, &known) else { continue }
      hits.append(hit)
    }
    return LogHits(hits: hits, hasMore: hasMore, areParts: areParts)
  }

  func count() throws -> Int {
    guard query.hasWords else { return 0 }
    let count = try found().search.count
    return try Int.fetchOne(
      db.makeStatement(sql: count.sql), arguments: count.statementArguments) ?? 0
  }

  /// By words; where they find nothing, by parts of words.
  private func found() throws -> (search: MessageSearch, areParts: Bool) {
    let words = WordQuery(query.terms, letters: letters)
    let search = try MessageSearch(words: words, filters: filters, in: db)
    // What has signs only is looked for as it stands already.
    guard !words.phrases.isEmpty || !words.narrowing.isEmpty, try search.isEmpty(in: db)
    else { return (search, false) }
    let parts = try MessageSearch(
      words: WordQuery(parts: query.terms), filters: filters, in: db)
    return (parts, true)
  }

  // MARK: Order

  private struct Candidate {
    let moment: Int64
    let message: Int64
    let conversation: Int64
    let time: Double
    /// Prompts, answers, then what has the words elsewhere.
    var rank: Int
    /// Of its conversation: the more the earlier.
    var weight = 0.0
  }

  private func candidates(
    _ search: MessageSearch, from offset: Int, count: Int
  ) throws -> [Candidate] {
    // Nothing is ranked for which each text must be read.
    if search.isSlow { return try read(search, from: offset, limit: count) }
    var result: [Candidate] = []
    var number = offset / Self.block
    var skipped = offset % Self.block
    while result.count < count {
      let block = try ranked(
        read(search, from: number * Self.block, limit: Self.block), search)
      result += block.dropFirst(skipped).prefix(count - result.count)
      guard block.count == Self.block else { break }
      number += 1
      skipped = 0
    }
    return result
  }

  private func read(
    _ search: MessageSearch, from offset: Int, limit: Int
  ) throws -> [Candidate] {
    let query = search.newest(
      "s.moment, s.message, s.conversation, s.time, s.facts", from: offset, limit: limit)
    var candidates: [Candidate] = []
    let rows = try Row.fetchCursor(
      db, sql: query.sql, arguments: query.statementArguments)
    while let row = try rows.next() {
      let facts: Int = row[4]
      candidates.append(
        Candidate(
          moment: row[0], message: row[1], conversation: row[2], time: row[3],
          rank: facts & Facts.prompt != 0 ? 0 : 1))
    }
    return candidates
  }

  private func ranked(_ block: [Candidate], _ search: MessageSearch) throws -> [Candidate] {
    var block = block
    switch query.sort {
    case .time: break
    case .relevance:
      if let first = block.first, let last = block.last,
        let inText = search.inText(last.moment...first.moment)
      {
        let moments = try Set(
          Int64.fetchCursor(db, sql: inText.sql, arguments: inText.statementArguments))
        for index in block.indices where !moments.contains(block[index].moment) {
          block[index].rank = 2
        }
      }
    case .size, .cost:
      let weights = try weights(of: Set(block.map(\.conversation)))
      for index in block.indices {
        block[index].rank = 0
        block[index].weight = weights[block[index].conversation] ?? 0
      }
    }
    if query.sort == .time {
      block.sort { ($0.time, $0.moment) > ($1.time, $1.moment) }
    } else {
      block.sort { left, right in
        if left.weight != right.weight { return left.weight > right.weight }
        if left.rank != right.rank { return left.rank < right.rank }
        return (left.time, left.moment) > (right.time, right.moment)
      }
    }
    return block
  }

  private func weights(of conversations: Set<Int64>) throws -> [Int64: Double] {
    let column = query.sort == .size ? "bytes" : "coalesce(cost, 0)"
    let rows = try Row.fetchAll(
      db, sql: "SELECT key, \(column) FROM figures WHERE key IN (SELECT value FROM json_each(?))",
      arguments: ["\(Array(conversations))"])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  // MARK: Hits

  private func hit(
    _ candidate: Candidate, _ words: WordQuery, _ known: inout [String: Conversation]
  ) throws -> LogHit? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: Self.message), arguments: [candidate.message])
    guard let row, let role = Role(rawValue: row["role"]) else { return nil }
    let id: String = row["conversation"]
    if known[id] == nil {
      known[id] = try ConversationRow.fetch(ConversationID(rawValue: id), in: db)
    }
    guard let conversation = known[id] else { return nil }
    let isPrompt = role == .user
    let parts: [(LogHit.Part, String)] = [
      (isPrompt ? .prompt : .answer, row["text"]), (.reasoning, row["reasoning"]),
      (.error, row["errors"]),
    ]
    for (part, text) in parts where !text.isEmpty {
      guard let excerpt = Excerpt(of: text, finding: words, letters: letters) else { continue }
      return LogHit(
        conversation: conversation, message: MessageID(rawValue: row["id"]),
        part: excerpt.isInLabel ? .attachment : part,
        model: (row["model"] as String?).map(ModelID.init),
        time: WallTime(seconds: candidate.time), excerpt: excerpt.text, matches: excerpt.matches)
    }
    // What was looked for as it stands is in something that nobody sees.
    guard words.literals.isEmpty else { return nil }
    let excerpt = Excerpt(beginningOf: row["text"])
    return LogHit(
      conversation: conversation, message: MessageID(rawValue: row["id"]),
      part: isPrompt ? .prompt : .answer, model: (row["model"] as String?).map(ModelID.init),
      time: WallTime(seconds: candidate.time), excerpt: excerpt.text, matches: excerpt.matches)
  }

  static let message = """
    SELECT id, conversation, role, text, reasoning, errors, model FROM messages WHERE key = ?
    """
}
