import Markup

/// Finds what is looked for in the units of a text, one after the other, and numbers it.
struct MatchMarks: Sendable {
  /// nil: nothing is looked for.
  let pattern: TextPattern?
  /// The number of the match that stands out.
  let current: Int?
  /// Matches found so far: the number of the next.
  private(set) var count = 0

  init(pattern: TextPattern? = nil, current: Int? = nil) {
    self.pattern = pattern
    self.current = current
  }

  /// - Returns: UTF-8 offsets in the unit, and the number of the first.
  mutating func next(_ text: String) -> (matches: [Range<Int>], first: Int) {
    guard let pattern else { return ([], 0) }
    let matches = pattern.matches(in: text)
    defer { count += matches.count }
    return (matches, count)
  }
}
