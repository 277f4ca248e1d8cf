/// What the piece of a query before the cursor may become: names of filters, and their values.
package struct LogQueryCompletion: Hashable, Sendable {
  package struct Candidate: Hashable, Sendable {
    /// What takes the piece's place, in quotes where it needs them.
    package var text: String
    /// A few words; may be empty.
    package var help: String
    /// More is to follow it: a value after a name.
    package var goesOn: Bool
  }

  /// Characters of the text that a candidate takes the place of; the cursor is at their end.
  package var range: Range<Int>
  /// What is typed there.
  package var typed: String
  /// The best first.
  package var candidates: [Candidate]

  /// - Parameter cursor: characters before it.
  /// - Returns: nil: what is there is no name and no value, or the cursor stands within it.
  package init?(_ text: String, cursor: Int, _ vocabulary: LogVocabulary) {
    let characters = Array(text)
    let cursor = min(max(0, cursor), characters.count)
    guard cursor == characters.count || characters[cursor].isWhitespace else { return nil }
    let before = String(characters[..<cursor])
    guard let token = LogQueryToken.list(before).last, token.isOpen,
      token.range.upperBound == cursor
    else {
      self.init(names: "", at: cursor)
      return
    }
    switch token.kind {
    case .phrase: return nil
    case .word:
      // `tag:` alone and `is:` are filters already; a name that is whole needs its colon still.
      guard token.text.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
      self.init(names: token.text, at: token.textStart)
    case .filter(let name):
      guard let filter = LogFilterName(rawValue: name) else { return nil }
      let range = token.textStart..<cursor
      self.init(
        range: range, typed: token.text,
        candidates: Self.values(of: filter, token.text, vocabulary))
    }
  }

  private init(range: Range<Int>, typed: String, candidates: [Candidate]) {
    self.range = range
    self.typed = typed
    self.candidates = candidates
  }

  private init(names typed: String, at start: Int) {
    let names = LogFilterName.allCases.filter { $0.rawValue.hasPrefix(typed.lowercased()) }
    self.init(
      range: start..<start + typed.count, typed: typed,
      candidates: names.map {
        Candidate(text: $0.rawValue + ":", help: $0.help, goesOn: true)
      })
  }

  private static func values(
    of filter: LogFilterName, _ typed: String, _ vocabulary: LogVocabulary
  ) -> [Candidate] {
    let known =
      switch filter {
      case .model: vocabulary.models.map { ($0.rawValue, "") }
      case .tag: vocabulary.tags.map { ($0, "") }
      default: filter.values.map { ($0.text, $0.help) }
      }
    let wanted = typed.lowercased()
    // What begins with it stands before what only has it somewhere.
    let found = known.enumerated().compactMap { index, value -> (order: (Int, Int), Candidate)? in
      let text = value.0.lowercased()
      guard text.contains(wanted) || wanted.isEmpty else { return nil }
      return (
        (text.hasPrefix(wanted) ? 0 : 1, index),
        Candidate(text: quoted(value.0), help: value.1, goesOn: false)
      )
    }
    return found.sorted { $0.order < $1.order }.map(\.1)
  }

  private static func quoted(_ value: String) -> String {
    value.contains(where: \.isWhitespace) ? "\"\(value)\"" : value
  }
}
