import Chat
import TUI

/// Keeping the log in order from its browser: what is said of the marked conversations, or of the
/// selected one.
extension Model {
  mutating func keep(_ action: BrowserAction, at now: Now) -> [Effect] {
    switch action {
    case .mark: markSelected()
    case .markAll: return markAll(at: now)
    case .rename: askForTitle()
    case .tag: askForTags()
    case .star: return toggleOfChosen(\.isStarred) { .starred($0) }
    case .archive: return toggleOfChosen(\.isArchived) { .archived($0) }
    case .delete: return deleteChosen(at: now)
    case .undo: return undoDeletion(at: now)
    case .export: return exportChosen(at: now)
    default: break
    }
    return []
  }

  // MARK: Marks

  private mutating func markSelected() {
    browser?.toggleMark()
    // On to the next one: a row of them is marked with one key.
    if let browser, browser.selected + 1 < browser.results.count { editLogList(.move(1)) }
  }

  private mutating func markAll(at now: Now) -> [Effect] {
    guard let browser else { return [] }
    guard browser.marks.isEmpty else {
      self.browser?.marks = [:]
      return []
    }
    guard browser.results.count > 0 else { return [] }
    self.browser?.markingAll = browser.number
    return [.browser(.findAll(number: browser.number, browser.query))]
  }

  mutating func markAll(_ conversations: [Conversation], _ number: Int, at now: Now) {
    guard browser?.markingAll == number else { return }
    browser?.markingAll = nil
    browser?.marks = Dictionary(
      conversations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Asking

  private mutating func askForTitle() {
    guard let conversation = browser?.selectedConversation else { return }
    var ask = LogBrowser.Ask(kind: .title(conversation.id))
    ask.line.replace(with: conversation.title)
    browser?.ask = ask
  }

  private mutating func askForTags() {
    guard let chosen = browser?.chosen, !chosen.isEmpty else { return }
    browser?.ask = LogBrowser.Ask(kind: .tags(chosen.map(\.id)))
  }

  /// Enter in the line that asks.
  mutating func answerAsk(at now: Now) -> [Effect] {
    guard let ask = browser?.ask else { return [] }
    let text = Sanitizer.display(ask.line.text, oneLine: true).trimmed
    switch ask.kind {
    case .title(let id):
      guard !text.isEmpty else {
        return say("a title needs something to read", kind: .warning, at: now)
      }
      browser?.ask = nil
      return change([id], .title(text))
    case .tags(let ids):
      browser?.ask = nil
      let words = text.split { $0.isWhitespace || $0 == "," }
      let removed = Tag.list(words.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) })
      let added = Tag.list(words.filter { !$0.hasPrefix("-") }.map(String.init))
      browser?.tagging =
        (added.isEmpty ? [] : ["tagged"] + added.map { "#\($0)" })
        + (removed.isEmpty ? [] : ["without"] + removed.map { "#\($0)" })
      return added.flatMap { change(ids, .tag($0, isSet: true)) }
        + removed.flatMap { change(ids, .tag($0, isSet: false)) }
    }
  }

  // MARK: Changes

  /// All of them get what not all of them have.
  private mutating func toggleOfChosen(
    _ fact: KeyPath<Conversation, Bool>, _ make: (Bool) -> LogChange
  ) -> [Effect] {
    guard let chosen = browser?.chosen, !chosen.isEmpty else { return [] }
    return change(chosen.map(\.id), make(!chosen.allSatisfy { $0[keyPath: fact] }))
  }

  private mutating func change(_ ids: [ConversationID], _ change: LogChange) -> [Effect] {
    browser?.apply(change, to: ids)
    return [.browser(.change(ids, change))]
  }

  private mutating func deleteChosen(at now: Now) -> [Effect] {
    guard let chosen = browser?.chosen, !chosen.isEmpty else { return [] }
    if chosen.allSatisfy({ $0.deletedAt != nil }) {
      return change(chosen.map(\.id), .deleted(nil))
    }
    // What only this program knows would be lost with it.
    guard !isLogFailing else {
      return say(
        "not deleted: the log cannot be written, and only it could bring this back",
        kind: .warning, at: now)
    }
    let ids = chosen.map(\.id)
    var effects: [Effect] = []
    for id in ids where id != front.id {
      guard let index = others.firstIndex(where: { $0.id == id }) else { continue }
      others.remove(at: index)
      closed.insert(id)
    }
    if let id = front.id, ids.contains(id) {
      guard front.outgoing == nil else {
        return say("a prompt is on its way out: Esc takes it back", kind: .warning, at: now)
      }
      endVisit()
      effects = leave(id, at: now)
    }
    return effects + [.browser(.change(ids, .deleted(now.wall)))]
  }

  /// Files that one key may write: more is `confab logs export`'s to do.
  private static let mostFiles = 50

  private mutating func exportChosen(at now: Now) -> [Effect] {
    guard let chosen = browser?.chosen, !chosen.isEmpty else { return [] }
    guard chosen.count <= Self.mostFiles else {
      return say(
        "\(FigureText.grouped(chosen.count)) files are too many for one key: confab logs export "
          + "writes them", kind: .warning, at: now)
    }
    return chosen.map { .log(.export($0.id, path: ExportName.file(for: $0), isNamed: false)) }
  }

  /// The log made a change, or could not.
  mutating func changed(
    _ ids: [ConversationID], _ change: LogChange, problem: String?, at now: Now
  ) -> [Effect] {
    if let problem {
      if case .deleted(nil) = change { noteDeleted(ids) }
      say("not changed: \(problem)", kind: .warning, at: now)
      return refreshBrowser()
    }
    if case .deleted(.some) = change {
      noteDeleted(ids)
      for id in ids { browser?.marks[id] = nil }
    }
    if case .deleted(nil) = change { noteBack(ids) }
    noteChange(change, of: Set(ids))
    let what =
      ids.count == 1 ? "1 conversation" : "\(FigureText.grouped(ids.count)) conversations"
    let them = ids.count == 1 ? "it" : "them"
    let key = keymap.label(of: .browser(.undo), in: .logList).map { ": \($0) brings \(them) back" }
    switch change {
    case .title(let title): say("renamed: “\(Figures.short(title, to: 40))”", at: now)
    case .tag(let tag, let isSet):
      // Several tags that were given at once are said at once.
      let words = browser?.tagging ?? []
      say(
        words.contains("#\(tag)")
          ? "\(what) \(words.joined(separator: " "))"
          : "\(what) \(isSet ? "tagged" : "without") #\(tag)", at: now)
    case .starred(let isSet): say("\(what) \(isSet ? "starred ★" : "without star")", at: now)
    case .archived(let isSet):
      say(
        isSet ? "\(what) archived: listed after the others" : "\(what) out of the archive", at: now)
    case .deleted(.some): say("\(what) deleted\(key ?? "")", at: now)
    case .deleted(nil): say("\(what) back from the trash", at: now)
    }
    return refreshBrowser()
  }

  /// Those that are open here show it, too.
  private mutating func noteChange(_ change: LogChange, of ids: Set<ConversationID>) {
    if let id = front.id, ids.contains(id) { front.conversation?.apply(change) }
    for index in others.indices {
      if let id = others[index].id, ids.contains(id) { others[index].conversation?.apply(change) }
    }
    for id in ids { completionSources.conversations?.apply(change, to: id) }
  }
}

extension [Conversation] {
  fileprivate mutating func apply(_ change: LogChange, to id: ConversationID) {
    guard let index = firstIndex(where: { $0.id == id }) else { return }
    if case .deleted = change { remove(at: index) } else { self[index].apply(change) }
  }
}
