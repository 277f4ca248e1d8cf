import Chat
import GRDB

/// Writes messages in bulk within one transaction: of those that plainly follow each other, it does by
/// itself what the triggers do for each, and what can be done once for a conversation, once.
///
/// Responsible for the same rows as the triggers make. Not responsible for what follows what: whoever
/// calls knows that nothing else follows the message before.
final class BulkRows {
  /// What is to be noted of a conversation at the end.
  private struct Figures {
    let key: Int64
    let model: String
    var messages = 0
    var bytes = 0
    var errors = 0
    var cost: Double?
  }

  private let db: Database
  private let statements: BulkStatements
  private var isBulk = false
  private var models: [String: Int64] = [:]
  private var conversations: [String: Figures] = [:]
  /// Conversations in the order in which they came.
  private var order: [String] = []
  /// How far moments lie before their times at most: see `said_back`.
  private var farthestBack: Int64 = 0
  /// What is indexed at the end.
  private var words: [Words] = []

  private struct Words {
    let moment: Int64
    let message: Message
    let errors: String
    let facts: String
  }

  /// To be used within one transaction, and ended before its end.
  init(_ db: Database) throws {
    self.db = db
    statements = try BulkStatements(db)
  }

  /// Writes one with which a new conversation begins, or the first that follows another, and to which
  /// nothing is attached: what is attached changes what is said of it.
  /// - Parameter previous: the place of the one that it follows.
  /// - Returns: its own place; nil: its identifier is taken, and nothing is written.
  func add(_ message: Message, after previous: Place?) throws -> Place? {
    try set(bulk: true)
    guard try insert(message) else { return nil }
    let key = db.lastInsertedRowID
    let place = try next(after: previous, of: message.conversation)
    statements.place.add(key)
    statements.place.add(place.strand)
    statements.place.add(place.depth)
    try statements.place.run()
    let errors = MessageRow.errors(message)
    let isError = message.state == .failed || message.state == .interrupted || !errors.isEmpty
    var figures = try figures(of: message.conversation.rawValue)
    figures.messages += 1
    figures.bytes += message.text.storable.utf8.count + message.reasoning.storable.utf8.count
    if isError { figures.errors += 1 }
    for case .some(let cost) in message.attempts.map({ $0.usage?.cost }) {
      figures.cost = (figures.cost ?? 0) + cost
    }
    conversations[message.conversation.rawValue] = figures
    if message.state != .streaming {
      try say(message, key, errors: errors, isError: isError, figures)
    }
    return place
  }

  /// Writes one that goes anywhere: the triggers do the rest.
  /// - Returns: false: its identifier is taken, and nothing is written.
  func addSingly(_ message: Message) throws -> Bool {
    try set(bulk: false)
    return try insert(message)
  }

  func addAttempts(of message: Message) throws {
    for attempt in message.attempts {
      try AttemptRow.write(attempt, of: message.id, by: statements.attempt)
    }
  }

  /// Notes what is noted once.
  func end() throws {
    try set(bulk: false)
    for id in order {
      guard let figures = conversations[id], figures.messages > 0 else { continue }
      try db.cachedStatement(sql: Self.addFigures).execute(arguments: [
        figures.messages, figures.bytes, figures.errors, figures.cost, figures.key,
      ])
      try db.cachedStatement(sql: Schema.note("?")).execute(arguments: [id])
    }
    try db.cachedStatement(sql: "UPDATE said_back SET units = ?1 WHERE units < ?1")
      .execute(arguments: [farthestBack])
    (conversations, order, models) = ([:], [], [:])
    try indexWords()
  }

  /// In the order of time: see `WordIndex.inOrder`.
  private func indexWords() throws {
    words.sort { $0.moment < $1.moment }
    for words in words {
      statements.words.add(words.moment)
      statements.words.add(words.message.text.storable)
      statements.words.add(words.message.reasoning.storable)
      statements.words.add(words.errors.storable)
      statements.words.add(words.facts)
      try statements.words.run()
    }
    words = []
  }

  private func set(bulk: Bool) throws {
    guard bulk != isBulk else { return }
    isBulk = bulk
    try db.cachedStatement(sql: bulk ? "INSERT INTO bulk VALUES (1)" : "DELETE FROM bulk").execute()
  }

  private func insert(_ message: Message) throws -> Bool {
    try MessageRow.write(message, by: statements.message)
    return db.changesCount > 0
  }

  private func next(after previous: Place?, of conversation: ConversationID) throws -> Place {
    if let previous { return Place(strand: previous.strand, depth: previous.depth + 1) }
    try db.cachedStatement(
      sql:
        "INSERT OR ROLLBACK INTO strands (conversation, upper, start, shown) VALUES (?, NULL, 0, 1)"
    ).execute(arguments: [conversation.rawValue])
    return Place(strand: db.lastInsertedRowID, depth: 0)
  }

  private func say(
    _ message: Message, _ key: Int64, errors: String, isError: Bool, _ figures: Figures
  ) throws {
    var facts = Facts.role(message.role)
    if isError { facts |= Facts.error }
    if Facts.hasCode(message.text) { facts |= Facts.code }
    let moment = try Moment.free(at: message.createdAt, message: key) { moment in
      statements.taken.add(moment)
      return try !statements.taken.givesRow()
    }
    farthestBack = max(farthestBack, Moment.unit(of: message.createdAt) - moment)
    let model = try model(message.model?.rawValue.storable ?? figures.model)
    statements.said.add(moment)
    statements.said.add(key)
    statements.said.add(figures.key)
    statements.said.add(message.createdAt.seconds)
    statements.said.add(facts)
    statements.said.add(model)
    try statements.said.run()
    words.append(
      Words(
        moment: moment, message: message, errors: errors,
        facts: Facts.words(facts, conversation: figures.key, model: model)))
  }

  private func figures(of conversation: String) throws -> Figures {
    if let known = conversations[conversation] { return known }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT key, model FROM conversations WHERE id = ?"),
      arguments: [conversation])
    guard let row else { throw DatabaseError(message: "no conversation \(conversation)") }
    order.append(conversation)
    return Figures(key: row["key"], model: row["model"])
  }

  private func model(_ id: String) throws -> Int64 {
    if let known = models[id] { return known }
    try db.cachedStatement(sql: "INSERT INTO models (id) VALUES (?) ON CONFLICT (id) DO NOTHING")
      .execute(arguments: [id])
    let key = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT key FROM models WHERE id = ?"), arguments: [id])
    guard let key else { throw DatabaseError(message: "no model \(id)") }
    models[id] = key
    return key
  }

  private static let addFigures = """
    UPDATE figures SET messages = messages + ?1, bytes = bytes + ?2, errors = errors + ?3,
      cost = iif(?4 IS NULL, cost, coalesce(cost, 0) + ?4)
    WHERE key = ?5
    """
}
