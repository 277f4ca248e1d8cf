/// What is typed to narrow a long list down: every word must occur in an entry, whatever the case of
/// the letters. Prepared once, so that a key costs a look at bytes.
struct ListWords: Sendable {
  private let words: [[UInt8]]

  init(_ filter: String) {
    words = filter.lowercased().split(separator: " ").map { Array($0.utf8) }
  }

  var isEmpty: Bool { words.isEmpty }

  func match(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    words.allSatisfy { Self.contains($0, in: text) }
  }

  private static func contains(
    _ word: [UInt8], in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard text.count >= word.count else { return false }
    return word.withUnsafeBufferPointer { word in
      let first = word[0]
      for start in 0...(text.count - word.count) where text[start] == first {
        var index = 1
        while index < word.count, text[start + index] == word[index] { index += 1 }
        if index == word.count { return true }
      }
      return false
    }
  }
}
