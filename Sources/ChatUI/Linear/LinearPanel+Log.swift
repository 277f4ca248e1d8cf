import Chat

/// The log as a list that is read aloud.
extension LinearPanel {
  init(_ browser: LogBrowser, now: Now) {
    if let state = browser.statistics {
      self.init(title: "Statistics by \(state.question.grouping == .day ? "day" : "model")")
      text = state.times.map { LinearWords.sentence($0) } + Self.lines(of: state.rows ?? [])
      guard state.rows != nil else {
        (text, isLoading) = ([], true)
        return
      }
      entries = [Entry(words: "The other grouping", action: .browser(.toggleGrouping))]
      return
    }
    let query = LinearWords.short(browser.line.text, to: 60)
    self.init(
      title: query.isEmpty ? "The log, newest first" : "The log, \(query)", isFiltered: true)
    narrowing = "words to look for something else"
    isLoading = !browser.isSettled
    guard browser.isSettled else { return }
    let results = browser.results
    text = browser.read.problems.map { LinearWords.sentence($0.text) }
    if let failure = browser.failure { text.append(LinearWords.sentence(failure)) }
    if results.count == 0, browser.failure == nil {
      text.append(LinearWords.sentence(BrowserWords(browser).nothing))
    }
    if results.areParts, results.count > 0 { text.append("Only as parts of words.") }
    let seen = 0..<min(results.count, Self.longest)
    entries =
      results.areHits
      ? seen.compactMap { results.hits[$0].map { Self.entry($0, now) } }
      : seen.compactMap { results.entries[$0].map { Self.entry($0, now) } }
  }

  private static func lines(of rows: [LogStatistics]) -> [String] {
    guard !rows.isEmpty else { return ["Nothing was asked in that time."] }
    return rows.map { row in
      let figures = StatisticsText(row)
      let known = [
        "\(figures.requests) requests", "\(figures.answers) answers", "\(figures.errors) errors",
        row.promptTokens.map { _ in "\(figures.promptTokens) tokens sent" },
        row.completionTokens.map { _ in "\(figures.completionTokens) tokens received" },
        row.cost.map { _ in "cost \(figures.cost)" },
        row.firstTextMedian.map { _ in "first token after \(figures.firstTextMedian) in the middle"
        },
      ]
      return "\(row.name): \(known.compactMap(\.self).joined(separator: ", "))."
    }
  }

  private static func entry(_ entry: LogEntry, _ now: Now) -> Entry {
    let conversation = entry.conversation
    var words = [title(of: conversation)]
    words.append(ConversationItem.day(conversation.updatedAt, seenAt: now).trimmed)
    words.append(name(of: conversation.model))
    words.append(LinearWords.count(entry.messages, "message"))
    if let cost = entry.cost.flatMap(FigureText.cost) { words.append(cost) }
    if entry.errors > 0 { words.append(LinearWords.count(entry.errors, "error")) }
    return Entry(words: words.joined(separator: ", "))
  }

  private static func entry(_ hit: LogHit, _ now: Now) -> Entry {
    let day = ConversationItem.day(hit.time, seenAt: now).trimmed
    return Entry(
      words: "\(title(of: hit.conversation)), \(EntryRow.name(of: hit.part)), \(day): "
        + LinearWords.short(hit.excerpt, to: 160))
  }

  static func title(of conversation: Conversation) -> String {
    var words = [conversation.title.isEmpty ? "untitled" : LinearWords.short(conversation.title)]
    if conversation.isStarred { words.append("starred") }
    words += conversation.tags.map { "tag \($0)" }
    if conversation.isArchived { words.append("archived") }
    if conversation.deletedAt != nil { words.append("in the trash") }
    return words.joined(separator: ", ")
  }
}
