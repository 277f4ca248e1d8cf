import Chat
import GRDB

/// Filters as conditions in SQL: on a row `c` of `conversations`, and on a row `s` of `said`.
struct Filters {
  /// What is asked of conversations; where nothing says otherwise, that they are not in the trash.
  private(set) var ofConversation: [QuerySQL] = []
  /// Whether anything is asked of conversations but that.
  private(set) var choosesConversations = false
  /// What is asked of one message.
  private(set) var ofMessage: [QuerySQL] = []
  /// What must not hold for it.
  private(set) var notOfMessage: [QuerySQL] = []
  /// The same as words of the index.
  private(set) var facts: [FactWords] = []
  /// No message was said before, or then and later.
  private(set) var since: WallTime?
  private(set) var before: WallTime?

  /// Facts of which a message has one, or has none.
  enum FactWords {
    case words([String], isExcluded: Bool)
    /// Models whose ID is like a pattern: their words are known to the database.
    case models(pattern: String, isExcluded: Bool)
  }

  init(_ filters: [LogFilter]) {
    var wantsTrash = false
    for filter in filters {
      if case .isDeleted = filter.condition { wantsTrash = wantsTrash || !filter.isExcluded }
      add(filter)
    }
    ofConversation.insert(
      QuerySQL(wantsTrash ? "c.deleted_at IS NOT NULL" : "c.deleted_at IS NULL"), at: 0)
    choosesConversations = choosesConversations || wantsTrash
  }

  /// That a conversation has a message for which all holds, and none for which it must not.
  var ofSomeMessage: [QuerySQL] {
    var conditions = notOfMessage.map(Self.exists).map { $0.wrapped("NOT ", "") }
    let wanted = times + ofMessage
    if !wanted.isEmpty { conditions.append(Self.exists(.all(wanted))) }
    return conditions
  }

  /// Exact: moments are not.
  var times: [QuerySQL] {
    var times: [QuerySQL] = []
    if let since { times.append(QuerySQL("s.time >= ?", [since.seconds])) }
    if let before { times.append(QuerySQL("s.time < ?", [before.seconds])) }
    return times
  }

  private static func exists(_ condition: QuerySQL) -> QuerySQL {
    condition.wrapped(
      "EXISTS (SELECT 1 FROM said AS s WHERE s.conversation = c.key AND ", ")")
  }

  private mutating func add(_ filter: LogFilter) {
    let isExcluded = filter.isExcluded
    switch filter.condition {
    case .model(let part):
      let pattern = Self.pattern(part)
      facts.append(.models(pattern: pattern, isExcluded: isExcluded))
      addMessage(
        QuerySQL(
          "s.model IN (SELECT key FROM models WHERE id LIKE ? ESCAPE '\\')", [pattern]), isExcluded)
    case .tag(let name):
      addConversation(
        QuerySQL(
          "EXISTS (SELECT 1 FROM tags AS t WHERE t.conversation = c.id AND t.name = ?)", [name]),
        isExcluded)
    case .role(let role):
      addFact(Facts.role(role), Facts.word(role: role), isExcluded)
    case .since(let time): if isExcluded { end(time) } else { begin(time) }
    case .before(let time): if isExcluded { begin(time) } else { end(time) }
    case .isError: addFact(Facts.error, Facts.errorWord, isExcluded)
    case .hasCode: addFact(Facts.code, Facts.codeWord, isExcluded)
    case .hasImage: addFact(Facts.image, Facts.imageWord, isExcluded)
    case .isStarred: addConversation(QuerySQL("c.starred"), isExcluded)
    case .isArchived: addConversation(QuerySQL("c.archived"), isExcluded)
    case .isDeleted: break
    case .cost(let comparison, let dollars):
      let cost = "(SELECT coalesce(cost, 0) FROM figures WHERE key = c.key)"
      addConversation(QuerySQL("\(cost) \(comparison.rawValue) ?", [dollars]), isExcluded)
    }
  }

  private mutating func addConversation(_ condition: QuerySQL, _ isExcluded: Bool) {
    choosesConversations = true
    ofConversation.append(isExcluded ? condition.wrapped("NOT ", "") : condition)
  }

  private mutating func addMessage(_ condition: QuerySQL, _ isExcluded: Bool) {
    if isExcluded { notOfMessage.append(condition) } else { ofMessage.append(condition) }
  }

  private mutating func addFact(_ bit: Int, _ word: String, _ isExcluded: Bool) {
    facts.append(.words([word], isExcluded: isExcluded))
    addMessage(QuerySQL("s.facts & \(bit)"), isExcluded)
  }

  private mutating func begin(_ time: WallTime) { since = max(since ?? time, time) }
  private mutating func end(_ time: WallTime) { before = min(before ?? time, time) }

  /// A pattern for LIKE: a part, in which `*` stands for anything.
  private static func pattern(_ part: String) -> String {
    part.split(separator: "*", omittingEmptySubsequences: false)
      .map { escaped(String($0)) }.joined()
  }

  /// A pattern for LIKE: a part as it stands.
  static func escaped(_ part: String) -> String {
    var pattern = "%"
    for scalar in part.unicodeScalars {
      if scalar == "%" || scalar == "_" || scalar == "\\" { pattern += "\\" }
      pattern.unicodeScalars.append(scalar)
    }
    return pattern + "%"
  }
}
