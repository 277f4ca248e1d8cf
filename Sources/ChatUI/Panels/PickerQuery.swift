/// How well a text answers what is typed in a picker, whatever the case of the letters: the same
/// text, then one that begins with it, then one that has it where a word begins, anywhere, and last
/// one that has its letters in order.
struct PickerQuery: Sendable {
  private let letters: [Character]

  init(_ filter: String) { letters = Array(filter.trimmed.lowercased()) }

  /// 0 is best; nil: no match.
  func rank(of text: String) -> Int? {
    guard !letters.isEmpty else { return 0 }
    let candidate = Array(text.lowercased())
    guard candidate.count >= letters.count else { return nil }
    if candidate == letters { return 0 }
    var best: Int?
    for start in 0...(candidate.count - letters.count)
    where candidate[start] == letters[0] && candidate[start...].starts(with: letters) {
      if start == 0 { return 1 }
      let beginsWord = !candidate[start - 1].isLetter && !candidate[start - 1].isNumber
      best = min(best ?? 3, beginsWord ? 2 : 3)
    }
    return best ?? (hasInOrder(candidate) ? 4 : nil)
  }

  private func hasInOrder(_ candidate: [Character]) -> Bool {
    var wanted = letters[...]
    for letter in candidate where letter == wanted.first { wanted.removeFirst() }
    return wanted.isEmpty
  }
}
