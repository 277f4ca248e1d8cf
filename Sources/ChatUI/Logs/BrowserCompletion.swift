import Chat

/// The list of what the piece of the query before the cursor may become.
struct BrowserCompletion: Sendable {
  /// Letters of a word from which on names of filters are offered: fewer begin too many words.
  private static let leastLetters = 2

  private(set) var found: LogQueryCompletion
  /// nil: no key chose one.
  private(set) var selected: Int?
  /// Closed by a key, as long as the same text stands there.
  var isClosed = false

  /// nil: there is nothing to offer.
  init?(_ text: String, cursor: Int, _ vocabulary: LogVocabulary) {
    guard let found = LogQueryCompletion(text, cursor: cursor, vocabulary) else { return nil }
    let isName = found.candidates.first?.goesOn == true
    if isName, found.typed.count < Self.leastLetters { return nil }
    // What stands there already is nothing to choose.
    let isDone = found.candidates.count == 1 && found.candidates[0].text == found.typed
    if found.candidates.isEmpty || isDone { return nil }
    self.found = found
  }

  var candidates: [LogQueryCompletion.Candidate] { found.candidates }
  /// What a key takes.
  var choice: LogQueryCompletion.Candidate { candidates[selected ?? 0] }

  mutating func move(by count: Int) {
    let last = candidates.count - 1
    selected = selected.map { min(max(0, $0 + count), last) } ?? (count > 0 ? 0 : last)
  }
}
