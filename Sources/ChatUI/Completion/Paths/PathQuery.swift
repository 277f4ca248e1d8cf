/// How well a path answers what is typed after an `@`, whatever the case of its letters. What a name
/// begins with counts more than what it holds, and a name more than the directories before it.
///
/// Over bytes: some ten thousand paths are looked at for each key.
struct PathQuery: Sendable {
  /// Smaller is better.
  struct Rank: Comparable, Sendable {
    let kind: Int
    /// Bytes from the first to the last letter found.
    let span: Int
    let length: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.kind, left.span, left.length) < (right.kind, right.span, right.length)
    }
  }

  private let letters: [UInt8]
  private let hasSlash: Bool

  init(_ query: some StringProtocol) {
    letters = query.utf8.map(Self.folded)
    hasSlash = letters.contains(Self.slash)
  }

  private static let slash = UInt8(ascii: "/")

  /// nil: no match.
  func rank(of path: some BidirectionalCollection<UInt8>) -> Rank? {
    let path = path.map(Self.folded)
    guard !letters.isEmpty else { return Rank(kind: 0, span: 0, length: 0) }
    // A directory's slash at its end is no part of its name.
    let end = path.last == Self.slash ? path.count - 1 : path.count
    let name = (path[..<end].lastIndex(of: Self.slash) ?? -1) + 1
    func rank(_ kind: Int, span: Int? = nil) -> Rank {
      Rank(kind: kind, span: span ?? letters.count, length: path.count)
    }
    if path == letters || path[..<end].elementsEqual(letters) { return rank(0) }
    if !hasSlash {
      if path[name..<end].elementsEqual(letters) { return rank(0) }
      if let place = best(in: path, name..<end) { return rank(place) }
    }
    if let place = best(in: path, 0..<path.count) { return rank(4 + place) }
    if !hasSlash, let span = span(in: path, name..<end) { return rank(8, span: span) }
    return span(in: path, 0..<path.count).map { rank(9, span: $0) }
  }

  /// 1: at the beginning; 2: where a word begins; 3: anywhere.
  private func best(in path: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.count >= letters.count else { return nil }
    var best: Int?
    for start in range.lowerBound...(range.upperBound - letters.count)
    where path[start] == letters[0] && path[start...].starts(with: letters) {
      if start == range.lowerBound { return 1 }
      best = min(best ?? 3, Self.isLetter(path[start - 1]) ? 3 : 2)
    }
    return best
  }

  /// How far the letters are apart when they stand there in order: from the last end backwards, which
  /// finds the narrower place.
  private func span(in path: [UInt8], _ range: Range<Int>) -> Int? {
    var wanted = letters.count - 1
    var last = 0
    for index in range.reversed() where path[index] == letters[wanted] {
      if wanted == letters.count - 1 { last = index }
      if wanted == 0 { return last - index + 1 }
      wanted -= 1
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
