import CBoostRegex

/// What is looked for in a text: words as they are, or a regular expression (Boost.Regex, Perl's
/// syntax, line by line).
///
/// Letters match whatever their case unless `matchesCase`, in all scripts and in every locale: `é`
/// finds `É`, `σ` finds `ς`. Accents count: `a` does not find `á`.
package struct TextPattern: Hashable, Sendable {
  package struct Options: Hashable, Sendable {
    package var isRegex: Bool
    package var wholeWords: Bool
    package var matchesCase: Bool

    package init(isRegex: Bool = false, wholeWords: Bool = false, matchesCase: Bool = false) {
      self.isRegex = isRegex
      self.wholeWords = wholeWords
      self.matchesCase = matchesCase
    }
  }

  /// The expression cannot be read; what is wrong, in words.
  package struct Problem: Error, Hashable, Sendable {
    package var text: String
  }

  package let source: String
  package let options: Options
  /// The expression, or the words with cases folded, as scalars.
  private let scalars: [UInt32]
  /// Of the words: how many of them are matched already when the next one does not match
  /// (Knuth, Morris and Pratt), so that each scalar of a text is looked at once.
  private let fallback: [Int]

  package init(_ source: String, options: Options = Options()) throws(Problem) {
    self.source = source
    self.options = options
    guard options.isRegex else {
      scalars = source.unicodeScalars.map { options.matchesCase ? $0.value : cbr_fold($0.value) }
      fallback = LiteralSearch.fallback(of: scalars)
      return
    }
    let word = options.wholeWords ? "(?<!\\w)(?:\(source))(?!\\w)" : source
    scalars = word.unicodeScalars.map(\.value)
    fallback = []
    // The expression by itself first: with the words around it, `a)(b` would pass.
    let own = source.unicodeScalars.map(\.value)
    var position = 0
    let problem = cbr_check(own, own.count, options.matchesCase ? 0 : 1, &position)
    if problem != CBR_FINE.rawValue { throw Problem(problem, at: position, in: own.count) }
  }

  package static func == (one: TextPattern, other: TextPattern) -> Bool {
    one.source == other.source && one.options == other.options
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(source)
    hasher.combine(options)
  }

  /// Where a text matches, as UTF-8 offsets, ascending and not overlapping; never an empty range. An
  /// expression whose matching grows beyond bounds ends there.
  package func matches(in text: String, limit: Int = .max) -> [Range<Int>] {
    guard limit > 0, !scalars.isEmpty else { return [] }
    if options.isRegex { return RegexSearch(scalars, options).matches(in: text, limit: limit) }
    return LiteralSearch(words: scalars, fallback: fallback, options: options)
      .matches(in: text, limit: limit)
  }
}

extension TextPattern.Problem {
  fileprivate init(_ problem: Int32, at position: Int, in length: Int) {
    let text =
      switch cbr_problem(UInt32(problem)) {
      case CBR_BRACKET: "a [ has no ]"
      case CBR_PARENTHESIS: "a ( has no ), or a ) no ("
      case CBR_BRACE: "what stands in { } is no count"
      case CBR_RANGE: "a range in [ ] goes backwards"
      case CBR_REPEAT: "nothing to repeat before *, +, ? or {"
      case CBR_ESCAPE: "a \\ at the end, or before what it cannot stand before"
      case CBR_REFERENCE: "a number after \\ that no ( ) has"
      case CBR_CLASS: "a class or a range in [ ] that does not exist"
      case CBR_EXTENSION: "what follows (? is not known"
      case CBR_EMPTY: "an alternative without anything in it"
      case CBR_TOO_BIG: "too long or too deep"
      default: "it cannot be read"
      }
    // At the end, or where nobody knows, the place says nothing.
    self.init(text: position > 0 && position < length ? "\(text) (at \(position + 1))" : text)
  }
}
