import Chat

/// Where the words of a query stand in a text.
///
/// The same as the index finds: the words that it would hold, phrases in their order, the last word of
/// some only begun. What is looked for as it stands is found without regard to the case of ASCII, as
/// SQLite's LIKE finds it. Only the first of them and what is near is of interest: then it ends.
struct MatchFinder {
  /// Bytes behind the first match in which others are of interest: more than an excerpt has.
  private static let reach = 1_000

  let words: WordQuery
  let letters: Letters

  /// In order, none overlapping another.
  func matches(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var matches = literals(in: text)
    matches += phrases(in: text, until: matches.map(\.lowerBound).min())
    matches.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var apart: [Range<Int>] = []
    for match in matches {
      if let last = apart.last, match.lowerBound < last.upperBound {
        let end = max(last.upperBound, match.upperBound)
        apart[apart.count - 1] = last.lowerBound..<end
      } else {
        apart.append(match)
      }
    }
    return apart
  }

  // MARK: Words

  /// A phrase of which some words have been read.
  private struct Begun {
    let phrase: Int
    let start: Int
    var found: Int
    /// Where its last word stands.
    var position: Int
  }

  private func phrases(
    in text: UnsafeBufferPointer<UInt8>, until known: Int?
  ) -> [Range<Int>] {
    guard !words.phrases.isEmpty else { return [] }
    var matches: [Range<Int>] = []
    var begun: [Begun] = []
    var position = -1
    var end = known.map { $0 + Self.reach } ?? .max
    WordScanner(letters: letters, isQuestion: false).scan(text) { word in
      if !word.isBeside { position += 1 }
      // What stands in the text is not what the mark of facts says.
      for index in begun.indices where begun[index].position == position - 1 {
        let phrase = words.phrases[begun[index].phrase]
        guard Self.fits(word, phrase[begun[index].found]) else { continue }
        var next = begun[index]
        next.found += 1
        next.position = position
        if next.found == phrase.count {
          matches.append(next.start..<word.end)
        } else {
          begun.append(next)
        }
      }
      begun.removeAll { $0.position < position - 1 }
      for (number, phrase) in words.phrases.enumerated() where Self.fits(word, phrase[0]) {
        if phrase.count == 1 {
          matches.append(Self.place(of: word, phrase[0]))
        } else {
          begun.append(Begun(phrase: number, start: word.start, found: 1, position: position))
        }
      }
      if let first = matches.first { end = min(end, first.lowerBound + Self.reach) }
      return word.start < end
    }
    return matches
  }

  private static func fits(_ word: WordScanner.Word, _ wanted: WordQuery.Word) -> Bool {
    let count = wanted.bytes.count
    guard wanted.isPrefix ? word.bytes.count >= count : word.bytes.count == count else {
      return false
    }
    return wanted.bytes.elementsEqual(word.bytes.prefix(count))
  }

  /// One character that is looked for is all that is marked, of the two that were found.
  private static func place(
    of word: WordScanner.Word, _ wanted: WordQuery.Word
  ) -> Range<Int> {
    let isRun = word.bytes.count == word.end - word.start && wanted.bytes.count < word.bytes.count
    return isRun && wanted.bytes[0] >= 0xE0
      ? word.start..<word.start + wanted.bytes.count : word.start..<word.end
  }

  // MARK: Text as it stands

  private func literals(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    for literal in words.literals {
      let wanted = literal.utf8.map(Self.lower)
      var end = Int.max
      var index = 0
      while index + wanted.count <= text.count, index < end {
        if Self.lower(text[index]) == wanted[0],
          zip(wanted, text[index...]).allSatisfy({ $0 == Self.lower($1) })
        {
          matches.append(index..<index + wanted.count)
          if end == .max { end = index + Self.reach }
          index += wanted.count
        } else {
          index += 1
        }
      }
    }
    return matches
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
