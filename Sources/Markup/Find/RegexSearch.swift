import CBoostRegex

/// Looks for a regular expression in each line of a text: `^` and `$` are a line's, and no match goes
/// over a line's end.
struct RegexSearch {
  private let expression: [UInt32]
  private let options: TextPattern.Options

  /// Room for so many matches at a time.
  private static let batch = 256

  init(_ expression: [UInt32], _ options: TextPattern.Options) {
    self.expression = expression
    self.options = options
  }

  func matches(in text: String, limit: Int) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var offset = 0
    for line in text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      let isDone = !search(Substring(line), at: offset, limit: limit, into: &matches)
      if isDone { break }
      offset += line.count + 1
    }
    return matches
  }

  /// - Returns: whether to go on with the next line.
  private func search(
    _ line: Substring, at offset: Int, limit: Int, into matches: inout [Range<Int>]
  ) -> Bool {
    if line.isEmpty { return true }
    var scalars: [UInt32] = []
    // Where each scalar begins, and the end.
    var starts: [Int] = []
    var at = offset
    for scalar in line.unicodeScalars {
      scalars.append(scalar.value)
      starts.append(at)
      at += UTF8.width(scalar)
    }
    starts.append(at)

    let capacity = min(limit - matches.count, scalars.count)
    var ranges = [Int](repeating: 0, count: 2 * min(capacity, Self.batch))
    var found = 0
    var result = find(in: scalars, into: &ranges, found: &found)
    if found == Self.batch, capacity > found {
      ranges = [Int](repeating: 0, count: 2 * capacity)
      result = find(in: scalars, into: &ranges, found: &found)
    }
    for match in 0..<found {
      matches.append(starts[ranges[2 * match]]..<starts[ranges[2 * match + 1]])
    }
    return result >= 0 && matches.count < limit
  }

  private func find(in text: [UInt32], into ranges: inout [Int], found: inout Int) -> Int64 {
    cbr_find(
      expression, expression.count, options.matchesCase ? 0 : 1, text, text.count, &ranges,
      ranges.count / 2, &found)
  }
}
