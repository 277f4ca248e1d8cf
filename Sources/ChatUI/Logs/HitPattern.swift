import Chat
import Markup

/// What to mark where a hit is read: the words of the query, and what the log took for them. The log
/// knows better what a word is (`fooBar` has a `bar`, `Café` is a `cafe`), and the words are there as
/// they are written in the text; the query's own words mark the rest.
enum HitPattern {
  /// Expressions that are joined to one at most: more is no query.
  private static let most = 40

  static func pattern(of hit: LogHit, _ query: LogQuery) -> TextPattern? {
    var parts: [String] = []
    for part in found(in: hit) + query.terms.compactMap(expression) where !parts.contains(part) {
      parts.append(part)
    }
    guard !parts.isEmpty else { return nil }
    // Of two that begin at one place the longer one counts.
    let sorted = parts.prefix(most).sorted { $0.utf8.count > $1.utf8.count }
    return try? TextPattern(
      sorted.joined(separator: "|"), options: TextPattern.Options(isRegex: true))
  }

  private static func expression(_ term: LogTerm) -> String? {
    guard !term.isExcluded else { return nil }
    let words = term.text.split(whereSeparator: \.isWhitespace).map { escaped(String($0)) }
    guard let first = term.text.first, let last = term.text.last else { return nil }
    let isWide = term.text.unicodeScalars.contains { $0.value >= 0x2E80 }
    let start = isWordCharacter(first) && !isWide ? "(?<!\\w)" : ""
    let end = isWordCharacter(last) && !isWide && !term.isPrefix ? "(?!\\w)" : ""
    return start + words.joined(separator: "\\s+") + end
  }

  /// What is marked in the excerpt. A part of a longer word is one anywhere.
  private static func found(in hit: LogHit) -> [String] {
    let text = hit.excerpt.utf8
    return hit.matches.compactMap { match -> String? in
      guard match.lowerBound >= 0, match.upperBound <= text.count, !match.isEmpty else {
        return nil
      }
      let start = text.index(text.startIndex, offsetBy: match.lowerBound)
      let end = text.index(text.startIndex, offsetBy: match.upperBound)
      guard let matched = String(text[start..<end]) else { return nil }
      let before = hit.excerpt[..<start].last.map(isWordCharacter) ?? false
      let after = hit.excerpt[end...].first.map(isWordCharacter) ?? false
      let isWord = matched.allSatisfy(isWordCharacter)
      return (before || !isWord ? "" : "(?<!\\w)") + escaped(matched)
        + (after || !isWord ? "" : "(?!\\w)")
    }
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "\\^$.|?*+()[]{}".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }
}
