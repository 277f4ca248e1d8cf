import Chat

/// How well a model answers what is typed, and with which letters: each word must occur in its ID, in
/// order at least, or in what is said of it.
struct ModelQuery: Sendable {
  /// A model's texts in lower case, made once.
  struct Text: Sendable {
    fileprivate let id: [Character]
    fileprivate let summary: [Character]

    init(_ info: ModelInfo) {
      id = ModelQuery.folded(info.id.rawValue)
      summary = ModelQuery.folded(info.summary)
    }
  }

  struct Match: Hashable, Sendable {
    /// 0 is best.
    var rank = 0
    /// The characters that answer, by their number.
    var inID: Set<Int> = []
    var inSummary: Set<Int> = []
  }

  private let words: [[Character]]

  init(_ filter: String) {
    words = filter.split(whereSeparator: \.isWhitespace).map { Self.folded(String($0)) }
  }

  /// nil: a word does not occur.
  func match(_ text: Text) -> Match? {
    var match = Match()
    for word in words {
      if let found = Self.find(word, in: text.id) {
        match.rank += found.rank
        match.inID.formUnion(found.place)
        continue
      }
      // What is said of it in whole words says more than letters that lie scattered in its ID.
      if let found = Self.find(word, in: text.summary) {
        match.rank += Self.anywhere + found.rank
        match.inSummary.formUnion(found.place)
      } else if let scattered = Self.scattered(word, in: text.id) {
        match.rank += 3 * Self.anywhere
        match.inID.formUnion(scattered)
      } else {
        return nil
      }
    }
    return match
  }

  private static let anywhere = 3

  /// Letter for letter, so that numbers of characters stay what they are.
  fileprivate static func folded(_ text: String) -> [Character] {
    text.map { letter in
      let lower = letter.lowercased()
      return lower.count == 1 ? lower.first ?? letter : letter
    }
  }

  /// The whole text, then its beginning, then where a word begins, then anywhere.
  private static func find(
    _ word: [Character], in text: [Character]
  ) -> (rank: Int, place: Range<Int>)? {
    guard let first = word.first, text.count >= word.count else { return nil }
    if text == word { return (0, 0..<text.count) }
    var best: Int?
    for start in 0...(text.count - word.count)
    where text[start] == first && text[start...].starts(with: word) {
      let range = start..<start + word.count
      if start == 0 { return (1, range) }
      if !text[start - 1].isLetter, !text[start - 1].isNumber { return (2, range) }
      best = best ?? start
    }
    return best.map { (anywhere, $0..<$0 + word.count) }
  }

  private static func scattered(_ word: [Character], in text: [Character]) -> Set<Int>? {
    var wanted = word[...]
    var places: Set<Int> = []
    for (index, letter) in text.enumerated() where letter == wanted.first {
      wanted.removeFirst()
      places.insert(index)
    }
    return wanted.isEmpty ? places : nil
  }
}
