import Chat
import GRDB

/// How the messages that a query finds are read: by the index of words, newest first, or, where no word
/// is looked for, one after the other.
///
/// Responsible for the statement, and that it is quick: what is rare (facts, a few conversations) is
/// asked of the index together with the words, so that what is common is not gone through for it.
struct MessageSearch {
  let words: WordQuery
  /// nil: no index helps.
  private let match: String?
  private let conditions: [QuerySQL]
  private let readsText: Bool
  /// No message can be found: no conversation, or no model, is like that.
  let findsNothing: Bool
  /// Filters choose among what has the words.
  let isFiltered: Bool
  /// Only those are read; nil: all.
  var moments: ClosedRange<Int64>?

  /// Conversations that are asked of the index as words; more are so many that most of what is found
  /// is in them, or soon.
  private static let mostChosen = 400

  init(words: WordQuery, filters: Filters, in db: Database) throws {
    self.words = words
    var conditions = filters.times + filters.ofMessage + filters.notOfMessage.map(Self.not)
    var match = words.match
    var findsNothing = try Self.excludesAll(filters.facts, in: db)
    if match != nil { match = try Self.facts(filters.facts, added: match, in: db) }
    if let chosen = try Self.chosen(filters, in: db) {
      findsNothing = findsNothing || chosen.isEmpty
      if match != nil, !chosen.isEmpty {
        let names = chosen.map(Facts.word(conversation:)).joined(separator: " OR ")
        match = match.map { "(\($0) AND facts : (\(names)))" }
      } else {
        conditions.append(
          QuerySQL("s.conversation IN (SELECT value FROM json_each(?))", ["\(chosen)"]))
      }
    } else if filters.choosesConversations {
      conditions.append(
        QuerySQL.all(filters.ofConversation).wrapped(
          "EXISTS (SELECT 1 FROM conversations AS c WHERE c.key = s.conversation AND ", ")"))
    } else if try Self.hasTrash(db) {
      conditions.append(
        QuerySQL(
          """
          s.conversation NOT IN
            (SELECT key FROM conversations WHERE deleted_at IS NOT NULL)
          """))
    }
    self.match = match
    self.findsNothing = findsNothing
    isFiltered = !filters.facts.isEmpty || filters.choosesConversations
    conditions += try Self.moments(filters, Self.moment(match), in: db)
    for literal in words.literals {
      conditions.append(QuerySQL("(\(Self.holdsLiteral))", Self.patterns(literal)))
    }
    for literal in words.excludedLiterals {
      conditions.append(QuerySQL("NOT (\(Self.holdsLiteral))", Self.patterns(literal)))
    }
    readsText = !words.literals.isEmpty || !words.excludedLiterals.isEmpty
    self.conditions = conditions
  }

  /// Whether each message must be read to know that it is found.
  var isSlow: Bool { readsText }

  /// - Parameter columns: of `s`, a row of `said`.
  func select(_ columns: String) -> QuerySQL { select(columns, match) }

  /// The newest first.
  func newest(_ columns: String, from offset: Int, limit: Int) -> QuerySQL {
    var query = select(columns)
    query.sql += " ORDER BY \(Self.moment(match)) DESC LIMIT ? OFFSET ?"
    query.arguments += [limit.databaseValue, offset.databaseValue]
    return query
  }

  var count: QuerySQL {
    guard conditions.isEmpty, let match else { return select("count(*)") }
    return QuerySQL("SELECT count(*) FROM message_text WHERE message_text MATCH ?", [match])
  }

  func isEmpty(in db: Database) throws -> Bool {
    if findsNothing { return true }
    let query = newest("1", from: 0, limit: 1)
    return try Int.fetchOne(db, sql: query.sql, arguments: query.statementArguments) == nil
  }

  private func select(_ columns: String, _ match: String?) -> QuerySQL {
    var tables = "said AS s"
    var conditions = conditions
    if let match {
      tables = "message_text AS f CROSS JOIN said AS s ON s.moment = f.rowid"
      conditions.insert(QuerySQL("f.message_text MATCH ?", [match]), at: 0)
    }
    if let moments {
      conditions.append(
        QuerySQL(
          "\(Self.moment(match)) BETWEEN ? AND ?", [moments.lowerBound, moments.upperBound]))
    }
    if readsText { tables += " CROSS JOIN messages AS m ON m.key = s.message" }
    if conditions.isEmpty { conditions = [QuerySQL("1")] }
    return QuerySQL.all(conditions).wrapped("SELECT \(columns) FROM \(tables) WHERE ", "")
  }

  private static func moment(_ match: String?) -> String { match == nil ? "s.moment" : "f.rowid" }

  // MARK: Conditions

  private static func not(_ condition: QuerySQL) -> QuerySQL {
    // What is not known is not so: `NOT` of NULL would hold for none.
    condition.wrapped("NOT coalesce(", ", 0)")
  }

  private static func facts(
    _ facts: [Filters.FactWords], added match: String?, in db: Database
  ) throws -> String? {
    guard var match else { return nil }
    for fact in facts {
      let words: [String]
      let isExcluded: Bool
      switch fact {
      case .words(let some, let excluded): (words, isExcluded) = (some, excluded)
      case .models(let pattern, let excluded):
        words = try Int64.fetchAll(
          db, sql: "SELECT key FROM models WHERE id LIKE ? ESCAPE '\\' LIMIT \(mostChosen)",
          arguments: [pattern]
        ).map(Facts.word(model:))
        isExcluded = excluded
      }
      // So many models, or none: the condition alone says it.
      guard !words.isEmpty, words.count < mostChosen else { continue }
      let any = words.joined(separator: " OR ")
      match = "(\(match) \(isExcluded ? "NOT" : "AND") facts : (\(any)))"
    }
    return match
  }

  /// Whether one of the models that is asked for is none that was ever asked.
  private static func excludesAll(_ facts: [Filters.FactWords], in db: Database) throws -> Bool {
    for case .models(let pattern, isExcluded: false) in facts {
      let isKnown = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM models WHERE id LIKE ? ESCAPE '\\')",
        arguments: [pattern])
      if isKnown != true { return true }
    }
    return false
  }

  /// The conversations that are chosen, if they are few.
  private static func chosen(_ filters: Filters, in db: Database) throws -> [Int64]? {
    guard filters.choosesConversations else { return nil }
    let condition = QuerySQL.all(filters.ofConversation)
    let keys = try Int64.fetchAll(
      db,
      sql: "SELECT c.key FROM conversations AS c WHERE \(condition.sql) LIMIT \(mostChosen + 1)",
      arguments: condition.statementArguments)
    return keys.count <= mostChosen ? keys : nil
  }

  private static func hasTrash(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM conversations WHERE deleted_at IS NOT NULL)") ?? false
  }

  /// A stretch of the index that holds all that was said in a time.
  private static func moments(
    _ filters: Filters, _ moment: String, in db: Database
  ) throws -> [QuerySQL] {
    var conditions: [QuerySQL] = []
    if let since = filters.since {
      let back = try Int64.fetchOne(db, sql: farthestBack) ?? 0
      conditions.append(
        QuerySQL("\(moment) >= \(Schema.unit("?")) - \(back)", [since.seconds]))
    }
    if let before = filters.before {
      conditions.append(
        QuerySQL("\(moment) <= \(Schema.unit("?")) + \(Schema.stepsForward)", [before.seconds]))
    }
    return conditions
  }

  /// How far before its own a message has its place at most.
  private static let farthestBack = "SELECT units FROM said_back"

  /// For a row `m` of `messages`, with `patterns`.
  static let holdsLiteral = """
    m.text LIKE ? ESCAPE '\\' OR m.reasoning LIKE ? ESCAPE '\\' OR m.errors LIKE ? ESCAPE '\\'
    """

  static func patterns(_ literal: String) -> [String] {
    let pattern = Filters.escaped(literal)
    return [pattern, pattern, pattern]
  }
}
