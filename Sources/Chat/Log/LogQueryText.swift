/// A query as it is written, understood: what is looked for, and what of the text cannot be. What is
/// wrong is left out, and the rest still holds.
///
///     sky colours "Rayleigh scattering" -ocean model:claude since:7d is:starred cost:>0.10
///
/// Responsible for what is written; not for how it is found, nor for drawing what is wrong.
package struct LogQueryText: Hashable, Sendable {
  package struct Problem: Hashable, Sendable {
    /// Characters of the text.
    package var range: Range<Int>
    /// What is wrong, and what would be right.
    package var text: String

    package init(range: Range<Int>, text: String) {
      self.range = range
      self.text = text
    }
  }

  package private(set) var query = LogQuery()
  package private(set) var problems: [Problem] = []

  /// - Parameters:
  ///   - isTyping: more may be typed at the end: a last word is the beginning of one, and a filter that
  ///     could become right is not called wrong yet.
  ///   - utcOffset: seconds east of UTC at a time.
  package init(
    _ text: String, isTyping: Bool, now: WallTime, utcOffset: (WallTime) -> Int
  ) {
    let length = text.count
    for token in LogQueryToken.list(text) {
      let isGoingOn = isTyping && token.isOpen && token.range.upperBound == length
      switch token.kind {
      case .word, .phrase: take(token, isGoingOn: isGoingOn)
      case .filter(let name):
        take(token, named: name, isGoingOn: isGoingOn) { $0.time(now: now, utcOffset: utcOffset) }
      }
    }
  }

  /// The text with another order; the one that holds anyway is not written.
  package static func setting(_ sort: LogSort, in text: String) -> String {
    var characters = Array(text)
    for token in LogQueryToken.list(text).reversed()
    where token.kind == .filter(name: LogFilterName.sort.rawValue) {
      characters.removeSubrange(token.range)
    }
    let rest = String(characters).trimmedOfBlanks
    if sort == .relevance { return rest.isEmpty ? "" : rest + " " }
    let order = "sort:\(sort.rawValue) "
    guard !rest.isEmpty else { return order }
    let added = "\(rest) \(order)"
    // Behind a quote that is open it would be a part of what is quoted.
    let isTaken =
      LogQueryToken.list(added).last?.kind == .filter(name: LogFilterName.sort.rawValue)
    return isTaken ? added : order + rest
  }

  private mutating func take(_ token: LogQueryToken, isGoingOn: Bool) {
    let words = token.text.singleLine
    guard Self.isLookedFor(words) else { return }
    query.terms.append(
      LogTerm(
        words, isPhrase: token.kind == .phrase,
        // What begins with the letters so far is much: leaving all of it out would empty the list for
        // a moment.
        isPrefix: isGoingOn && !token.isExcluded, isExcluded: token.isExcluded))
  }

  /// Signs are looked for as words are, save those that are typed between words: `you & me - then …` has
  /// three words and one sign.
  private static func isLookedFor(_ text: String) -> Bool {
    if text.contains(where: { $0.isLetter || $0.isNumber || $0.isSymbol }) { return true }
    let signs = text.filter { !$0.isWhitespace }
    // Two or more are code: `&&`, `--`, `::`. What no keyboard has is set by a word processor.
    return signs.contains(where: \.isASCII)
      && (signs.count > 1 || signs.first.map { !Self.betweenWords.contains($0) } == true)
  }

  private static let betweenWords: Set<Character> = ["-", ".", ",", ";", ":", "!", "?", "'", "\""]

  private mutating func take(
    _ token: LogQueryToken, named name: String, isGoingOn: Bool, time: (LogDate) -> WallTime
  ) {
    guard let filter = LogFilterName(rawValue: name) else {
      return tell(token, Self.unknown(name))
    }
    let value = token.text.trimmedOfBlanks
    guard !value.isEmpty else {
      if !isGoingOn { tell(token, "\(name): needs \(filter.expected)") }
      return
    }
    if filter == .sort { return sort(token, value, isGoingOn: isGoingOn) }
    guard let condition = Self.condition(filter, value, time) else {
      if !isGoingOn || !filter.couldBecomeRight(value) { tell(token, filter.wrong(value)) }
      return
    }
    query.filters.append(LogFilter(condition, isExcluded: token.isExcluded))
  }

  private mutating func sort(_ token: LogQueryToken, _ value: String, isGoingOn: Bool) {
    if token.isExcluded { return tell(token, "an order cannot be left out") }
    if let sort = LogSort(rawValue: value.lowercased()) {
      query.sort = sort
    } else if !isGoingOn || !LogFilterName.sort.couldBecomeRight(value) {
      tell(token, LogFilterName.sort.wrong(value))
    }
  }

  private mutating func tell(_ token: LogQueryToken, _ text: String) {
    problems.append(Problem(range: token.range, text: text))
  }

  private static func condition(
    _ filter: LogFilterName, _ value: String, _ time: (LogDate) -> WallTime
  ) -> LogFilter.Condition? {
    let word = value.lowercased()
    switch filter {
    case .model: return .model(value)
    case .tag: return Tag.from(value).map { .tag($0) }
    case .role:
      return switch word {
      case "user", "prompt": .role(.user)
      case "assistant", "answer": .role(.assistant)
      default: nil
      }
    case .since: return LogDate(value).map { .since(time($0)) }
    case .before: return LogDate(value).map { .before(time($0)) }
    case .isA:
      return switch word {
      case "error": .isError
      case "starred": .isStarred
      case "archived": .isArchived
      case "deleted": .isDeleted
      default: nil
      }
    case .has:
      return switch word {
      case "code": .hasCode
      case "image": .hasImage
      default: nil
      }
    case .cost: return cost(value)
    case .sort: return nil
    }
  }

  private static func cost(_ text: String) -> LogFilter.Condition? {
    // The longer signs first: one begins like the other.
    let signs = LogFilter.Comparison.allCases.sorted { $0.rawValue.count > $1.rawValue.count }
    guard let sign = signs.first(where: { text.hasPrefix($0.rawValue) }) else { return nil }
    let amount = text.dropFirst(sign.rawValue.count).drop { $0 == "$" || $0 == " " }
    guard amount.first?.isNumber == true || amount.first == ".",
      amount.allSatisfy({ $0 == "." || ("0"..."9").contains($0) }),
      let dollars = Double(amount.first == "." ? "0\(amount)" : String(amount))
    else { return nil }
    return .cost(sign, dollars)
  }

  private static func unknown(_ name: String) -> String {
    let meant = LogFilterName.meant(by: name)?.rawValue ?? ""
    return "no filter “\(name):”: did you mean “\(meant):”? In quotes it is plain text"
  }
}

extension LogFilterName {
  fileprivate func wrong(_ value: String) -> String {
    switch self {
    case .since, .before: "“\(value)” is no date: \(expected)"
    case .cost: "“\(value)” is no amount: \(expected)"
    case .model, .tag: "“\(value)” is no \(rawValue): \(expected)"
    case .role, .isA, .has, .sort:
      if let nearest = Spelling.nearest(to: value, among: values.map(\.text)) {
        "no \(rawValue):\(value): did you mean “\(rawValue):\(nearest)”?"
      } else {
        "no \(rawValue):\(value): there are \(expected)"
      }
    }
  }

  /// Whether what is typed may be the beginning of something right.
  fileprivate func couldBecomeRight(_ value: String) -> Bool {
    let value = value.lowercased()
    let isBeginning = values.contains { $0.text.hasPrefix(value) }
    switch self {
    case .model, .tag: return true
    case .role, .isA, .has, .sort: return isBeginning
    case .cost:
      return value.first.map { "<>".contains($0) } == true
        && value.allSatisfy { "<>=$.0123456789".contains($0) }
    case .since, .before:
      // Of dates and of times ago, whose units are more than one letter: `30mi`.
      return isBeginning
        || value.first?.isNumber == true && value.allSatisfy { "0123456789-:tzmio".contains($0) }
    }
  }
}

extension String {
  fileprivate var trimmedOfBlanks: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
