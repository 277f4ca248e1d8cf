/// How well a text answers what is typed in a list, whatever the case of the letters: the same text,
/// then one that begins with it, then one that has it where a word begins, anywhere, and last one
/// that has its letters in order.
struct PickerQuery: Sendable {
  struct Match: Hashable, Sendable {
    /// 0 is best.
    var rank: Int
    /// Where the letters stand in the text, in characters.
    var places: [Int]
  }

  private let letters: [Character]

  init(_ filter: String) { letters = Array(filter.trimmed.lowercased()) }

  /// nil: no match.
  func rank(of text: String) -> Int? { match(text)?.rank }

  /// nil: no match.
  func match(_ text: String) -> Match? {
    guard !letters.isEmpty else { return Match(rank: 0, places: []) }
    let candidate = Array(text.lowercased())
    guard candidate.count >= letters.count else { return nil }
    if candidate == letters { return Match(rank: 0, places: Array(candidate.indices)) }
    var best: Match?
    for start in 0...(candidate.count - letters.count)
    where candidate[start] == letters[0] && candidate[start...].starts(with: letters) {
      let places = Array(start..<start + letters.count)
      if start == 0 { return Match(rank: 1, places: places) }
      let beginsWord = !candidate[start - 1].isLetter && !candidate[start - 1].isNumber
      if beginsWord { return Match(rank: 2, places: places) }
      if best == nil { best = Match(rank: 3, places: places) }
    }
    return best ?? inOrder(candidate).map { Match(rank: 4, places: $0) }
  }

  private func inOrder(_ candidate: [Character]) -> [Int]? {
    var places: [Int] = []
    for (place, letter) in candidate.enumerated()
    where places.count < letters.count && letter == letters[places.count] {
      places.append(place)
    }
    return places.count == letters.count ? places : nil
  }
}
