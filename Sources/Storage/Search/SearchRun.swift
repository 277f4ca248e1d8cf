import Chat
import GRDB

/// Answers a query with words: which messages, in which order, and what of each is shown.
///
/// The index gives hits newest first, at once, however many there are; ranking all of them would take
/// a second for a common word. So hits are taken in blocks of the newest, and ranked within: what a
/// first page shows is the best of the newest hundreds. Where each text must be read, a slice of the
/// newest messages is, and whoever asks goes on from there.
struct SearchRun {
  /// Hits that are ranked together: a few milliseconds. Pages stay where they are as long as blocks do.
  private static let block = 1_000
  /// The same where filters choose among what has the words: then one hit costs many.
  private static let filteredBlock = 300
  /// Messages that are read one after the other: at first for the page that somebody waits for, then as
  /// many as may pass before the next key is looked for.
  private static let firstSlice = 10_000
  private static let slice = 40_000

  let query: LogQuery
  let db: Database
  private let letters: Letters
  private let filters: Filters
  private let words: WordQuery

  init(_ query: LogQuery, in db: Database) throws {
    self.query = query
    self.db = db
    letters = try Letters(db)
    filters = Filters(query.filters)
    words = WordQuery(query.terms, letters: letters)
  }

  /// By words; where they find nothing, by parts of words.
  func hits(from offset: Int, limit: Int) throws -> LogHits {
    guard query.hasWords, limit > 0 else { return LogHits() }
    let search = try MessageSearch(words: words, filters: filters, in: db)
    if search.findsNothing { return LogHits() }
    if offset > 0 { return try page(found(search), from: offset, limit: limit) }
    if search.isSlow { return try slice(of: search, limit: limit) }
    let page = try page((search, false), from: 0, limit: limit)
    return page.hits.isEmpty ? try slice(of: parts(), areParts: true, limit: limit) : page
  }

  /// What follows where each text is read.
  func hits(further: LogFurther, limit: Int) throws -> LogHits {
    guard query.hasWords, limit > 0 else { return LogHits() }
    let search =
      try further.areParts ? parts() : MessageSearch(words: words, filters: filters, in: db)
    return try slice(
      of: search, areParts: further.areParts, foundNone: further.foundNone, below: further.place,
      size: Self.slice, limit: limit)
  }

  func count() throws -> Int {
    guard query.hasWords else { return 0 }
    let search = try MessageSearch(words: words, filters: filters, in: db)
    if search.findsNothing { return 0 }
    let count = try found(search).search.count
    return try Int.fetchOne(
      db.makeStatement(sql: count.sql), arguments: count.statementArguments) ?? 0
  }

  private func found(_ search: MessageSearch) throws -> (search: MessageSearch, areParts: Bool) {
    guard canBeParts, try search.isEmpty(in: db) else { return (search, false) }
    return (try parts(), true)
  }

  private func parts() throws -> MessageSearch {
    try MessageSearch(words: WordQuery(parts: query.terms), filters: filters, in: db)
  }

  /// What has signs only is looked for as it stands already.
  private var canBeParts: Bool { !words.phrases.isEmpty || !words.narrowing.isEmpty }

  // MARK: Order

  private struct Candidate {
    let moment: Int64
    let message: Int64
    let conversation: Int64
    let time: Double
    /// Prompts, then answers.
    var rank: Int
    /// Of its conversation: the more the earlier.
    var weight = 0.0
  }

  private func candidates(
    _ search: MessageSearch, from offset: Int, count: Int
  ) throws -> [Candidate] {
    // Nothing is ranked for which each text must be read.
    if search.isSlow { return try read(search, from: offset, limit: count) }
    let size = search.isFiltered ? Self.filteredBlock : Self.block
    var result: [Candidate] = []
    var number = offset / size
    var skipped = offset % size
    while result.count < count {
      let block = try ranked(
        read(search, from: number * size, limit: size))
      result += block.dropFirst(skipped).prefix(count - result.count)
      guard block.count == size else { break }
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

  private func ranked(_ block: [Candidate]) throws -> [Candidate] {
    var block = block
    switch query.sort {
    case .time, .relevance: break
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

  /// - Parameter foundNone: in the slices before.
  private func slice(
    of search: MessageSearch, areParts: Bool = false, foundNone: Bool = true,
    below place: Int64 = .max, size: Int = firstSlice, limit: Int
  ) throws -> LogHits {
    var search = search
    let next = try Row.fetchOne(
      db,
      sql: "SELECT moment, time FROM said WHERE moment < ? ORDER BY moment DESC LIMIT 1 OFFSET ?",
      arguments: [place, size])
    search.moments = (next.map { $0["moment"] + 1 } ?? .min)...(place - 1)
    let found = try read(search, from: 0, limit: limit)
    if found.isEmpty, foundNone, next == nil, !areParts, canBeParts {
      return try slice(of: parts(), areParts: true, limit: limit)
    }
    var result = LogHits(hits: try hits(found, search.words), areParts: areParts)
    let end: (place: Int64, time: Double)? =
      found.count == limit
      ? found.last.map { ($0.moment, $0.time) } : next.map { ($0["moment"] + 1, $0["time"]) }
    result.further = end.map {
      LogFurther(
        place: $0.place, time: WallTime(seconds: $0.time), areParts: areParts,
        foundNone: foundNone && found.isEmpty)
    }
    result.hasMore = end != nil
    return result
  }

  private func page(
    _ found: (search: MessageSearch, areParts: Bool), from offset: Int, limit: Int
  ) throws -> LogHits {
    var candidates = try candidates(found.search, from: offset, count: limit + 1)
    let hasMore = candidates.count > limit
    if hasMore { candidates.removeLast() }
    var hits = try hits(candidates, found.search.words)
    if query.sort == .relevance {
      // What has the words elsewhere comes behind, on its page.
      hits = hits.filter(\.isInText) + hits.filter { !$0.isInText }
    }
    return LogHits(hits: hits, hasMore: hasMore, areParts: found.areParts)
  }

  private func hits(_ found: [Candidate], _ words: WordQuery) throws -> [LogHit] {
    var known: [String: Conversation] = [:]
    return try found.compactMap { try hit($0, words, &known) }
  }

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

extension LogHit {
  /// In what was said, not in what stands beside it.
  fileprivate var isInText: Bool {
    switch part {
    case .prompt, .answer: true
    case .reasoning, .error, .attachment: false
    }
  }
}
