import Chat

/// The browser of the log: a query, what it found, and which row is selected. It shows what it has and
/// never waits: what is missing is asked for, and an answer to an older question is dropped.
///
/// Responsible for its own state; which keys do what, how it is drawn, and what the world does for it
/// is decided elsewhere.
struct LogBrowser: Sendable {
  enum Focus: Sendable {
    /// Letters are typed into the query.
    case query
    /// Letters are commands.
    case list
  }

  /// A line that asks for something about conversations.
  struct Ask: Sendable {
    enum Kind: Hashable, Sendable {
      case title(ConversationID)
      case tags([ConversationID])
    }

    var kind: Kind
    var line = Composer()
  }

  /// It covers the screen; else it waits to be come back to.
  var isOpen = true
  var line = Composer()
  var focus = Focus.query
  var ask: Ask?
  /// What the answer about tags came to, for what is said of it.
  var tagging: [String] = []
  var completion: BrowserCompletion?
  private(set) var read: LogQueryText
  /// Of the question that is asked last.
  private(set) var number = 0
  private(set) var results = BrowserResults()
  private(set) var selected = 0
  /// Why the last question has no answer.
  private(set) var failure: String?
  /// The conversations that commands mean, beside the selected one.
  var marks: [ConversationID: Conversation] = [:]
  /// The question whose first row is to be opened as soon as it is there: Enter was quicker.
  var opensFirst: Int?
  /// The query whose conversations are being marked, by its number.
  var markingAll: Int?
  var vocabulary: LogVocabulary?
  var preview: BrowserPreview?
  var statistics: StatisticsState?
  /// The log changed since it was read.
  private(set) var isStale = false
  /// What the next answer is to keep the selection on.
  private var kept: PreviewTarget?

  init(at now: Now) {
    read = Self.read("", at: now)
  }

  /// Nothing that is asked for is on its way.
  var isSettled: Bool { results.number == number }
  var query: LogQuery { read.query }
  /// The row that commands mean.
  var target: PreviewTarget? { results.target(at: selected) }
  var selectedConversation: Conversation? { results.conversation(at: selected) }

  /// What commands mean: what is marked, else the selected one.
  var chosen: [Conversation] {
    marks.isEmpty
      ? [selectedConversation].compactMap(\.self)
      : marks.values.sorted { ($1.updatedAt, $0.id.rawValue) < ($0.updatedAt, $1.id.rawValue) }
  }

  // MARK: Asking

  /// Reads the text of the line.
  /// - Returns: whether something else is looked for than before.
  mutating func reread(at now: Now) -> Bool {
    let before = read.query
    read = Self.read(line.text, at: now)
    return read.query != before
  }

  private static func read(_ text: String, at now: Now) -> LogQueryText {
    LogQueryText(text, isTyping: true, now: now.wall, utcOffset: now.offset)
  }

  /// The question for what is looked for now, from the beginning.
  mutating func begin() -> BrowserQuestion {
    kept = nil
    return question(page: 0, isCounted: query.hasWords)
  }

  /// The same question once more: the selection stays on what it is on. nil: one is on its way.
  mutating func beginAgain() -> BrowserQuestion? {
    guard isSettled else {
      isStale = true
      return nil
    }
    kept = target
    return question(page: selected / Paging.pageLength, isCounted: query.hasWords)
  }

  private mutating func question(page: Int, isCounted: Bool) -> BrowserQuestion {
    number += 1
    failure = nil
    isStale = false
    markingAll = nil
    return BrowserQuestion(
      number: number, query: query, offset: page * Paging.pageLength, limit: Paging.pageLength,
      isCounted: isCounted)
  }

  mutating func markStale() { isStale = true }

  /// What of the rows around the selected one is missing.
  mutating func missing(rows: Int) -> [BrowserQuestion] {
    // What is being looked for comes by itself.
    guard isSettled, failure == nil, number > 0, results.lookedBackTo == nil else { return [] }
    let seen = max(0, selected - rows)..<selected + rows + 1
    return results.missing(for: seen).map {
      BrowserQuestion(
        number: number, query: query, offset: $0 * Paging.pageLength, limit: Paging.pageLength,
        isCounted: false)
    }
  }

  // MARK: Answers

  mutating func take(_ page: LogPage, for number: Int) {
    guard number == self.number else { return }
    renew(areHits: false)
    // A page from further on than the list goes says only how long it is.
    let isBeyond = page.entries.isEmpty && page.offset > 0
    results.entries.take(
      isBeyond ? [] : page.entries, at: page.offset, total: page.total, hasMore: false,
      near: selected)
    settle()
  }

  mutating func take(_ found: LogHits, at offset: Int, for number: Int) {
    guard number == self.number else { return }
    renew(areHits: true)
    results.areParts = found.areParts
    results.lookedBackTo = found.further?.time
    results.hits.take(found.hits, at: offset, total: nil, hasMore: found.hasMore, near: selected)
    settle()
  }

  mutating func take(count: Int, for number: Int) {
    if number == self.number { results.total = count }
  }

  mutating func fail(_ reason: String, for number: Int) {
    guard number == self.number else { return }
    failure = reason
    results.number = number
    results.lookedBackTo = nil
    results.entries.forgetAsked()
    results.hits.forgetAsked()
  }

  private mutating func renew(areHits: Bool) {
    guard results.number != number else { return }
    let total = results.areHits == areHits && kept != nil ? results.total : nil
    results = BrowserResults()
    results.number = number
    results.areHits = areHits
    results.total = total
    if kept == nil { selected = 0 }
  }

  private mutating func settle() {
    if let kept, let index = results.index(of: kept) { selected = index }
    kept = nil
    selected = min(selected, max(0, results.count - 1))
  }

  // MARK: Moving and changing

  mutating func select(_ index: Int) {
    selected = min(max(0, index), max(0, results.count - 1))
  }

  mutating func apply(_ change: LogChange, to ids: [ConversationID]) {
    results.apply(change, to: Set(ids))
    for id in ids { marks[id]?.apply(change) }
  }

  mutating func toggleMark() {
    guard let conversation = selectedConversation else { return }
    if marks.removeValue(forKey: conversation.id) == nil { marks[conversation.id] = conversation }
  }
}
