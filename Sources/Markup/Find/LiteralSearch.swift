import CBoostRegex

/// Looks for words as they are, in one pass: the time is in proportion to the text, whatever the words.
struct LiteralSearch {
  /// Scalars, folded unless the case matters.
  let words: [UInt32]
  let fallback: [Int]
  let options: TextPattern.Options

  /// For each place in the words, the length of the longest beginning of them that ends there.
  static func fallback(of words: [UInt32]) -> [Int] {
    var table = [Int](repeating: 0, count: words.count)
    var length = 0
    for index in words.indices.dropFirst() {
      while length > 0, words[index] != words[length] { length = table[length - 1] }
      if words[index] == words[length] { length += 1 }
      table[index] = length
    }
    return table
  }

  func matches(in text: String, limit: Int) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    // Where the last scalars begin, as many as there are words, in a ring.
    var starts = [Int](repeating: 0, count: words.count)
    var offset = 0
    var index = 0
    var matched = 0
    // A match that ends here stands if no word goes on.
    var pending: Range<Int>?
    // Of each scalar in the ring, whether a word goes on into it.
    var joins = [Bool](repeating: false, count: words.count)
    var wasWord = false
    for scalar in text.unicodeScalars {
      let value = options.matchesCase ? scalar.value : Self.folded(scalar.value)
      if options.wholeWords {
        let isWord = cbr_is_word(value) != 0
        if let match = pending, !(isWord && wasWord) {
          matches.append(match)
          if matches.count >= limit { return matches }
          matched = 0
        }
        pending = nil
        joins[index % words.count] = isWord && wasWord
        wasWord = isWord
      }
      starts[index % words.count] = offset
      offset += UTF8.width(scalar)
      while matched > 0, matched == words.count || value != words[matched] {
        matched = fallback[matched - 1]
      }
      if value == words[matched] { matched += 1 }
      index += 1
      guard matched == words.count else { continue }
      let first = index % words.count
      let match = starts[first]..<offset
      if !options.wholeWords {
        matches.append(match)
        if matches.count >= limit { return matches }
        matched = 0
      } else if !joins[first] {
        pending = match
      }
    }
    if let match = pending { matches.append(match) }
    return matches
  }

  private static func folded(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A ? value + 0x20 : value }
    return cbr_fold(value)
  }
}
