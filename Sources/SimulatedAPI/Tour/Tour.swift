/// What `demo/tour` answers: finds the topic that a prompt asks for. The topics themselves stand in
/// `Tour+….swift`.
enum Tour {
  /// In the order in which *next* goes through them.
  static let topics: [Topic] = basics + failures + setup + terminal + samples

  /// The answer to the last of a conversation's prompts. The earlier ones say where *next* goes on.
  static func answer(to prompts: [String]) -> String {
    var current: Int?
    for prompt in prompts {
      let words = PromptWords(prompt)
      current = asksForNext(words) ? following(current) : topic(for: words)
    }
    guard let current else { return contents }
    let topic = topics[current]
    let next = topics[following(current)].title
    return "## \(topic.title)\n\n\(topic.body)\n\n*Say “next” for: \(next).*"
  }

  /// All topics at once: the long answer.
  static var handbook: String {
    let chapters = topics.map { "## \($0.title)\n\n\($0.body)" }
    return "# The whole tour\n\n" + chapters.joined(separator: "\n\n")
  }

  /// What is said when nothing known was asked.
  static var contents: String {
    let list = topics.map { "- **\($0.title)**: \($0.question)" }.joined(separator: "\n")
    return """
      No language model answers here: this is Confab's built-in demo, and it knows only its way \
      around Confab. Ask about one of these, in your own words:

      \(list)

      Say “next” to be led through all of them. F5 chooses another model: each of the others shows \
      one thing that a server can do, errors and all.
      """
  }

  /// The best match; nil when no keyword occurs. Of equals the earlier topic.
  private static func topic(for prompt: PromptWords) -> Int? {
    var best: (index: Int, score: Int)?
    for (index, topic) in topics.enumerated() {
      let score = topic.score(prompt)
      if score > (best?.score ?? 0) { best = (index, score) }
    }
    return best?.index
  }

  private static func asksForNext(_ prompt: PromptWords) -> Bool {
    let words: Set<String> = [
      "next", "more", "continue", "go", "on", "yes", "ok", "okay", "please",
    ]
    return !prompt.words.isEmpty && prompt.words.allSatisfy(words.contains)
  }

  /// The topic after that one, round and round; the first when there was none.
  private static func following(_ index: Int?) -> Int {
    index.map { ($0 + 1) % topics.count } ?? 0
  }
}
