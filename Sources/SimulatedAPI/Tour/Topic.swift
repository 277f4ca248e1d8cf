/// One thing that the tour can tell, and the words that ask for it.
struct Topic: Hashable, Sendable {
  let title: String
  /// A question that leads here: shown in the list of topics.
  let question: String
  /// Lower case. Four letters and more also match the beginning of a longer word (`retr`: retry,
  /// retries); with blanks inside, the words must follow one another.
  let keywords: [String]
  /// Words that ask for this when nothing else is asked for: `hello`.
  let hints: [String]
  /// Markdown, without the heading.
  let body: String

  init(
    _ title: String, ask question: String, keywords: [String], hints: [String] = [], _ body: String
  ) {
    self.title = title
    self.question = question
    self.keywords = keywords
    self.hints = hints
    self.body = body
  }

  /// How much of a prompt is about this: the letters of the keywords found in it, and 1 for a hint.
  func score(_ prompt: PromptWords) -> Int {
    let letters = keywords.reduce(0) { $0 + (prompt.contains($1) ? $1.count : 0) }
    return letters + (hints.contains(where: prompt.contains) ? 1 : 0)
  }
}

/// A prompt as its words, for looking keywords up.
struct PromptWords: Hashable, Sendable {
  /// Shorter keywords stand for themselves only: `key` is not in `keyboard`.
  private static let shortestPrefix = 4

  let words: [String]
  /// The words with one blank around each.
  private let text: String

  init(_ prompt: String) {
    words = prompt.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    text = " " + words.joined(separator: " ") + " "
  }

  func contains(_ keyword: String) -> Bool {
    text.contains(keyword.count < Self.shortestPrefix ? " \(keyword) " : " \(keyword)")
  }
}
