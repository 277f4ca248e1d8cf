import Chat

/// The words of a query, as the index is asked for them.
///
/// Responsible for what becomes of each term: a question in FTS5's language, made of words of the index
/// alone, so that nothing that is typed can be taken for an operator; or, where signs matter (`C++`,
/// `.env`, `->`), text to be looked for as it stands, among what has the term's words if there are any.
struct WordQuery {
  /// A word of the index that is looked for.
  struct Word: Hashable {
    var bytes: [UInt8]
    /// It may go on.
    var isPrefix: Bool
  }

  /// What is looked for in one message: marked in an excerpt as well.
  private(set) var phrases: [[Word]] = []
  private(set) var literals: [String] = []
  /// Words among which literals are looked for.
  private(set) var narrowing: [[Word]] = []
  private(set) var excludedPhrases: [[Word]] = []
  private(set) var excludedLiterals: [String] = []

  /// Terms that are taken, and words of one. More come with a paste; the first find it as well.
  private static let mostTerms = 64
  private static let mostWords = 64
  /// Characters of a text that is looked for as it stands: comparing costs its length each time.
  private static let longestLiteral = 200

  init(_ terms: [LogTerm], letters: Letters) {
    for term in terms.prefix(Self.mostTerms) {
      let words = Self.words(of: term, letters)
      if words.isEmpty || Self.hasSigns(term) {
        guard let literal = Self.literal(term) else { continue }
        if term.isExcluded {
          excludedLiterals.append(literal)
          continue
        }
        literals.append(literal)
        if !words.isEmpty { narrowing.append(words) }
      } else if term.isExcluded {
        excludedPhrases.append(words)
      } else {
        phrases.append(words)
      }
    }
  }

  /// The same terms, none of them as words: for what stands within words.
  init(parts terms: [LogTerm]) {
    for term in terms.prefix(Self.mostTerms) {
      guard let literal = Self.literal(term) else { continue }
      if term.isExcluded { excludedLiterals.append(literal) } else { literals.append(literal) }
    }
  }

  /// FTS5's question; nil: no word is looked for.
  var match: String? {
    let phrases = phrases + narrowing
    guard !phrases.isEmpty else { return nil }
    let wanted = phrases.map(Self.question).joined(separator: " AND ")
    guard let unwanted = excludedMatch else { return "(\(wanted))" }
    return "((\(wanted)) NOT (\(unwanted)))"
  }

  /// Any of the words that are not wanted.
  var excludedMatch: String? {
    excludedPhrases.isEmpty
      ? nil : excludedPhrases.map(Self.question).joined(separator: " OR ")
  }

  private static func question(_ words: [Word]) -> String {
    let text = words.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: " ")
    return words.last?.isPrefix == true ? "\"\(text)\" *" : "\"\(text)\""
  }

  private static func words(of term: LogTerm, _ letters: Letters) -> [Word] {
    var words: [Word] = []
    var lastIsAlone = false
    // What begins with the mark would be taken for facts.
    var text = String(term.text.drop { $0.utf8.first == Facts.mark })
    text.withUTF8 { bytes in
      WordScanner(letters: letters, isQuestion: true).scan(bytes) { word in
        words.append(Word(bytes: Array(word.bytes), isPrefix: false))
        lastIsAlone = WordScanner.isAlone(word, letters)
        return words.count < mostWords
      }
    }
    guard !words.isEmpty else { return [] }
    // One character of a script without spaces is in the index as the beginning of two.
    words[words.count - 1].isPrefix = term.isPrefix || lastIsAlone
    return words
  }

  /// Whether signs at its ends, or within quotes, are what is looked for.
  private static func hasSigns(_ term: LogTerm) -> Bool {
    let scalars = term.text.unicodeScalars.drop { $0 == " " }
    guard let first = scalars.first, let last = scalars.last(where: { $0 != " " })
    else { return false }
    return leading.contains(first) || trailing.contains(last)
      || term.isPhrase && scalars.contains(where: within.contains)
  }

  /// Signs with which names in programs begin and end, without those of sentences.
  private static let leading = Set(".#@$-/\\<>=&|+*%!~^:_".unicodeScalars)
  private static let trailing = Set("+#=<>/\\(&|%$-~^".unicodeScalars)
  private static let within = Set("+=<>&|*%$#@^~\\{}()[]".unicodeScalars)

  private static func literal(_ term: LogTerm) -> String? {
    let text = term.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let literal = String(
      String.UnicodeScalarView(text.unicodeScalars.prefix(longestLiteral).filter { $0 != "\0" }))
    return literal.isEmpty ? nil : literal
  }
}

extension WordScanner {
  /// Whether a word is one character of a script without spaces.
  static func isAlone(_ word: Word, _ letters: Letters) -> Bool {
    guard let first = word.bytes.first, first >= 0xE0, word.bytes.count <= 4 else { return false }
    let scalars = String(decoding: word.bytes, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return false }
    return letters.class(of: scalar.value) == .unspaced
  }
}
