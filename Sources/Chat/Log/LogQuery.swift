/// What is looked for in the log: words, and what a conversation or a message is to be. How it is
/// written is `LogQueryText`'s to know, how it is answered the store's.
package struct LogQuery: Hashable, Sendable {
  package var terms: [LogTerm]
  /// All of them must hold.
  package var filters: [LogFilter]
  package var sort: LogSort

  package init(
    terms: [LogTerm] = [], filters: [LogFilter] = [], sort: LogSort = .relevance
  ) {
    self.terms = terms
    self.filters = filters
    self.sort = sort
  }

  /// Whether something is looked for in messages: else conversations are listed.
  package var hasWords: Bool { terms.contains { !$0.isExcluded } }
}

/// A word or a phrase to be found, or not to be found, in a message.
package struct LogTerm: Hashable, Sendable {
  /// As it was typed, without quotes.
  package var text: String
  /// Its words stand side by side in this order.
  package var isPhrase: Bool
  /// Its last word may go on: it is still being typed.
  package var isPrefix: Bool
  package var isExcluded: Bool

  package init(
    _ text: String, isPhrase: Bool = false, isPrefix: Bool = false, isExcluded: Bool = false
  ) {
    self.text = text
    self.isPhrase = isPhrase
    self.isPrefix = isPrefix
    self.isExcluded = isExcluded
  }
}

/// What a conversation or a message is to be, or (excluded) not to be.
package struct LogFilter: Hashable, Sendable {
  package enum Condition: Hashable, Sendable {
    /// A part of a model's ID, in either case; `*` stands for anything.
    case model(String)
    case tag(String)
    case role(Role)
    /// Said at that time or later.
    case since(WallTime)
    /// Said before that time.
    case before(WallTime)
    case isError, isStarred, isArchived
    /// In the trash: else what is there is never found.
    case isDeleted
    case hasCode, hasImage
    /// US dollars that the conversation cost.
    case cost(Comparison, Double)
  }

  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case more = ">"
    case moreOrEqual = ">="
    case less = "<"
    case lessOrEqual = "<="
  }

  package var condition: Condition
  package var isExcluded: Bool

  package init(_ condition: Condition, isExcluded: Bool = false) {
    self.condition = condition
    self.isExcluded = isExcluded
  }
}

/// The order of what is found.
package enum LogSort: String, Hashable, Sendable, CaseIterable {
  /// Prompts above answers, recent above old. Without words: by time.
  case relevance
  /// The newest first.
  case time
  /// The conversation with the most text first.
  case size
  /// The dearest conversation first.
  case cost
}
