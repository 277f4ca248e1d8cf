import Chat
import GRDB

/// A condition, or a part of a statement, with what it is asked with.
struct QuerySQL {
  var sql: String
  var arguments: [DatabaseValue] = []

  init(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) {
    self.sql = sql
    self.arguments = arguments.map { $0?.databaseValue ?? .null }
  }

  static func all(_ parts: [QuerySQL], by separator: String = " AND ") -> QuerySQL {
    var whole = QuerySQL(parts.map(\.sql).joined(separator: separator))
    whole.arguments = parts.flatMap(\.arguments)
    return whole
  }

  var statementArguments: StatementArguments { StatementArguments(arguments) }
}

/// What a query asks of conversations, for lists.
///
/// `conversations(_:in:)` gives one condition on a row `c` of `conversations`, to stand in a WHERE:
///
///     let condition = try QuerySQL.conversations(query, in: db)
///     "SELECT … FROM conversations AS c … WHERE \(condition.sql)", condition.statementArguments
///
/// It holds all of the query: filters, words, and that the trash is not looked into unless it is asked
/// for. What is asked of messages must all hold for one message; what is excluded must hold for none,
/// and where words are looked for, not for that one. Order, and that a list shows no conversation in
/// which nothing was said, are the list's own matters. Arguments are unnamed: its parts keep their order.
extension QuerySQL {
  static func conversations(_ query: LogQuery, in db: Database) throws -> QuerySQL {
    let filters = Filters(query.filters)
    var conditions = filters.ofConversation
    let words = try WordQuery(query.terms, letters: Letters(db))
    if query.hasWords {
      var search = try MessageSearch(words: words, filters: filters, in: db)
      if try search.isEmpty(in: db) {
        search = try MessageSearch(words: WordQuery(parts: query.terms), filters: filters, in: db)
      }
      conditions.append(
        search.select("s.conversation").wrapped("c.key IN (", ")"))
    } else {
      conditions += filters.ofSomeMessage
      if let unwanted = words.excludedMatch {
        conditions.append(
          QuerySQL(
            """
            c.key NOT IN (
              SELECT s.conversation FROM message_text AS f CROSS JOIN said AS s ON s.moment = f.rowid
              WHERE f.message_text MATCH ?)
            """, [unwanted]))
      }
      for literal in words.excludedLiterals {
        conditions.append(
          QuerySQL(
            """
            c.id NOT IN (
              SELECT m.conversation FROM messages AS m WHERE m.state <> 'streaming'
                AND (\(MessageSearch.holdsLiteral)))
            """, MessageSearch.patterns(literal)))
      }
    }
    return .all(conditions)
  }

  func wrapped(_ before: String, _ after: String) -> QuerySQL {
    var wrapped = self
    wrapped.sql = before + sql + after
    return wrapped
  }
}
