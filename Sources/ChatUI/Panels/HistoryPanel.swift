package import Chat

/// Earlier prompts, to search in and to choose from: those of this conversation, or of all. What is
/// typed narrows them down; the log is asked for older ones.
///
/// Responsible for what is in the list and which one is selected; not for keys, drawing, or what a
/// choice does.
package struct HistoryPanel: Sendable, FilteredList {
  enum Scope: Hashable, Sendable {
    case all, conversation
  }

  /// Letters of a prompt that are looked through: more belongs to a paste, and costs each list time.
  private static let searchedLetters = 4_000

  private var all: [String]
  private let own: [String]
  /// What the log found beyond those.
  private var older: [String] = []
  /// Names what the log is asked last; what it answers to an older question is dropped.
  private var asked = 0
  /// The filter that the log was asked about last.
  private(set) var askedFilter = ""
  private(set) var isAsking = false
  /// The log's newest are not read yet: the program has only just started.
  private(set) var isWaiting: Bool
  private(set) var scope = Scope.all
  private var index: ListIndex
  package private(set) var selected = 0

  /// - Parameters:
  ///   - all: Prompts of all conversations, each once, newest first; nil: they are not read yet.
  ///   - own: Those of the one in front, likewise.
  init(all: [String]?, own: [String]) {
    self.all = all ?? []
    isWaiting = all == nil
    self.own = own
    index = ListIndex([], ListWords(""))
    list()
  }

  package var filter = "" {
    didSet {
      if filter == oldValue { return }
      index.filter(ListWords(filter), narrows: filter.hasPrefix(oldValue))
      selected = 0
    }
  }

  package var choiceCount: Int { index.matches.count }

  package mutating func select(at index: Int) { selected = index }

  /// The prompt that Enter takes.
  var choice: String? { prompts(selected..<selected + 1).first }

  /// How many there are, whether they match or not.
  var promptCount: Int { index.count }

  /// Those that match, by their number among them.
  func prompts(_ range: Range<Int>) -> [String] {
    range.clamped(to: 0..<choiceCount).map { prompt(at: index.matches[$0]) }
  }

  mutating func toggleScope() {
    scope = scope == .all ? .conversation : .all
    older = []
    askedFilter = ""
    selected = 0
    list()
  }

  /// The question to the log about what is typed now; nil: nothing is.
  mutating func ask(of conversation: ConversationID?) -> PromptQuestion? {
    asked += 1
    askedFilter = filter
    let words = filter.split(separator: " ").map(String.init)
    isAsking = !words.isEmpty
    guard isAsking else { return nil }
    return PromptQuestion(
      number: asked, words: words, conversation: scope == .conversation ? conversation : nil)
  }

  /// What the log found, newest first; what is listed already stays where it is.
  mutating func take(_ prompts: [String], for number: Int) {
    guard number == asked else { return }
    isAsking = false
    let known = Set(recent).union(older)
    let new = prompts.filter { !known.contains($0) }
    guard !new.isEmpty else { return }
    older += new
    // What is listed keeps its place: so does the selected one.
    list()
  }

  /// The log's newest, which were not read when the list was opened.
  mutating func take(newest prompts: [String]) {
    guard isWaiting else { return }
    isWaiting = false
    all = prompts
    list()
  }

  private var recent: [String] { scope == .all ? all : own }

  private func prompt(at place: Int) -> String {
    place < recent.count ? recent[place] : older[place - recent.count]
  }

  private mutating func list() {
    index = ListIndex(
      (recent + older).map { String($0.prefix(Self.searchedLetters)) }, ListWords(filter))
    selected = min(selected, max(0, choiceCount - 1))
  }
}

/// What the log is asked for: prompts with all of these words, in the conversation in front or in all.
package struct PromptQuestion: Hashable, Sendable {
  package var number: Int
  package var words: [String]
  /// nil: in all.
  package var conversation: ConversationID?
}
