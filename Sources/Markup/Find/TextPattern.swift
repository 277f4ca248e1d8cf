/// What is looked for in a text: words as they are, or a regular expression.
package struct TextPattern: Hashable, Sendable {
  package struct Options: Hashable, Sendable {
    package var isRegex: Bool
    package var wholeWords: Bool
    /// Off: `a` finds `A` and `á`… as far as the library folds them.
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

  package init(_ source: String, options: Options = Options()) throws(Problem) {
    self.source = source
    self.options = options
  }

  /// Where a text matches, as UTF-8 offsets, ascending and not overlapping; never an empty range. An
  /// expression whose matching grows beyond bounds ends there.
  package func matches(in text: String, limit: Int = .max) -> [Range<Int>] { [] }
}
