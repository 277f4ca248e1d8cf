/// The texts of a list as they are matched, and which of them do. Texts are folded once, when they
/// come; what is typed on narrows what had matched before.
struct ListIndex: Sendable {
  /// All texts, in lower case, one behind the other.
  private var folded: [UInt8] = []
  /// Where each one ends.
  private var ends: [Int] = []
  /// The texts that match, in order.
  private(set) var matches: [Int] = []

  init(_ texts: [String], _ words: ListWords) {
    ends.reserveCapacity(texts.count)
    for text in texts {
      folded.append(contentsOf: text.lowercased().utf8)
      ends.append(folded.count)
    }
    filter(words, narrows: false)
  }

  var count: Int { ends.count }

  /// - Parameter narrows: what does not match now does not match `words` either.
  mutating func filter(_ words: ListWords, narrows: Bool) {
    if !narrows { matches = Array(0..<count) }
    guard !words.isEmpty else { return }
    let (ends, old) = (ends, matches)
    matches = folded.withUnsafeBufferPointer { bytes in
      old.filter { index in
        let start = index == 0 ? 0 : ends[index - 1]
        return words.match(UnsafeBufferPointer(rebasing: bytes[start..<ends[index]]))
      }
    }
  }

  mutating func remove(at index: Int) {
    let start = index == 0 ? 0 : ends[index - 1]
    let length = ends[index] - start
    folded.removeSubrange(start..<ends[index])
    ends.remove(at: index)
    for later in index..<ends.count { ends[later] -= length }
    matches = matches.compactMap { $0 == index ? nil : $0 > index ? $0 - 1 : $0 }
  }
}
