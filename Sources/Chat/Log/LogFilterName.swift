/// What a query can be narrowed down by: names, what they are for, and what may follow them.
package enum LogFilterName: String, Hashable, Sendable, CaseIterable {
  case model, tag, role, since, before
  case isA = "is"
  case has, cost, sort

  package var help: String {
    switch self {
    case .model: "a part of the model's ID; * stands for anything"
    case .tag: "a tag of the conversation"
    case .role: "who says it"
    case .since: "said at that time or later"
    case .before: "said before that time"
    case .isA: "what it is"
    case .has: "what is in it"
    case .cost: "US dollars the conversation cost"
    case .sort: "in this order"
    }
  }

  /// What may follow where that is one of a few words, each with what it means; else some examples.
  package var values: [(text: String, help: String)] {
    switch self {
    case .model, .tag: []
    case .role:
      [
        ("prompt", "what you said"), ("answer", "what models said"),
        ("user", "the same as prompt"), ("assistant", "the same as answer"),
      ]
    case .since, .before:
      [
        ("today", ""), ("yesterday", ""), ("7d", "7 days ago"), ("12h", "12 hours ago"),
        ("2w", "2 weeks ago"), ("3mo", "3 months ago"), ("1y", "a year ago"),
      ]
    case .isA:
      [
        ("error", "answers that failed"), ("starred", "conversations with a star"),
        ("archived", "those in the archive"), ("deleted", "those in the trash"),
      ]
    case .has: [("code", "code blocks"), ("image", "pictures")]
    case .cost: [(">0.10", "more than 10 cents"), ("<0.01", "less than a cent")]
    case .sort:
      [
        ("time", "the newest first"), ("relevance", "the best first"),
        ("size", "the longest conversations first"), ("cost", "the dearest conversations first"),
      ]
    }
  }

  /// The filter that a misspelt name was probably to be. Who misspells does so after the first letter, and
  /// short names are words of their own: `host:`, `port:`, `id:` and `key:` are text.
  static func meant(by name: String) -> LogFilterName? {
    guard let nearest = Spelling.nearest(to: name, among: allCases.map(\.rawValue)) else {
      return nil
    }
    let scalars = (Array(name.unicodeScalars), Array(nearest.unicodeScalars))
    let isNear = Spelling.distance(scalars.0, scalars.1) <= max(1, nearest.count / 3)
    let isWord = name.first != nearest.first || min(name.count, nearest.count) < 3
    return isNear && !isWord ? LogFilterName(rawValue: nearest) : nil
  }

  /// For what is wrong: what would be right.
  var expected: String {
    switch self {
    case .model: "a part of a model's ID, as in model:claude"
    case .tag: "a tag, as in tag:work"
    case .since, .before: LogDate.examples
    case .cost: "an amount in dollars, as in cost:>0.10 or cost:<=0.01"
    case .role, .isA, .has, .sort: values.map(\.text).joined(separator: ", ")
    }
  }
}
