import Chat
import TUI

/// The log browser: opening and closing it, its query, its list.
extension Model {
  /// It covers the screen, whatever lies over it.
  var isBrowsing: Bool { browser?.isOpen == true }

  /// It has the keyboard.
  var isBrowserOnTop: Bool { isBrowsing && overlay == nil }

  var browserContext: KeyContext? {
    guard let browser, browser.isOpen else { return nil }
    if browser.statistics != nil { return .logStatistics }
    if browser.ask != nil { return .logLine }
    return browser.focus == .query ? .logQuery : .logList
  }

  mutating func perform(_ action: BrowserAction, at now: Now) -> [Effect] {
    switch action {
    case .toggle: return toggleBrowser(at: now)
    case .toList: return completeOrGoToList(at: now)
    case .toQuery:
      browser?.focus = .query
      return []
    case .nextHit: return stepHit(1, at: now)
    case .previousHit: return stepHit(-1, at: now)
    case .showStatistics: return showStatistics(at: now)
    case .toggleGrouping: return toggleStatisticsGrouping(at: now)
    case .cycleSort: return cycleLogSort(at: now)
    case .rename, .tag, .star, .archive, .delete, .undo, .export, .mark, .markAll:
      return keep(action, at: now)
    }
  }

  mutating func handle(_ event: BrowserEvent, at now: Now) -> [Effect] {
    switch event {
    case .entries(let number, let page):
      browser?.take(page, for: number)
      return continueVisit(number, at: now)
    case .hits(let number, let offset, let hits):
      browser?.take(hits, at: offset, for: number)
      return continueVisit(number, at: now)
    case .count(let number, let count): browser?.take(count: count, for: number)
    case .failed(let number, let reason): browser?.fail(reason, for: number)
    case .vocabulary(let vocabulary): browser?.vocabulary = vocabulary
    case .preview(let preview): take(preview)
    case .foundAll(let number, let conversations): markAll(conversations, number, at: now)
    case .changed(let ids, let change, let problem):
      return changed(ids, change, problem: problem, at: now)
    case .located(let id, let message, let isShown):
      return located(id, message, isShown: isShown, at: now)
    case .statistics(let question, let rows): take(rows, for: question)
    }
    return []
  }

  // MARK: Opening and closing

  private mutating func toggleBrowser(at now: Now) -> [Effect] {
    if isBrowsing {
      overlay = nil
      return closeBrowser()
    }
    overlay = nil
    endSelection()
    let effects = leaveFind()
    if isVisiting { return effects + backToBrowser(at: now) }
    return effects + openBrowser(for: "", at: now)
  }

  /// The newest conversations, or what some words find.
  mutating func openBrowser(for text: String, at now: Now) -> [Effect] {
    var fresh = LogBrowser(at: now)
    fresh.vocabulary = browser?.vocabulary
    fresh.line.replace(with: Sanitizer.display(text, oneLine: true).trimmed)
    _ = fresh.reread(at: now)
    let question = fresh.begin()
    overlay = nil
    endVisit()
    browser = fresh
    return [.browser(.ask(question)), .browser(.loadVocabulary)]
  }

  /// It is done with: the next time it begins anew. What was deleted can be brought back all the same.
  private mutating func closeBrowser() -> [Effect] {
    hideBrowser()
    return [.browser(.stop)]
  }

  /// It can be come back to.
  mutating func hideBrowser() {
    browser?.isOpen = false
    browser?.completion = nil
    browser?.ask = nil
    browser?.statistics = nil
  }

  /// Esc: the topmost of what is open in it.
  mutating func leaveBrowserStep() -> [Effect] {
    if browser?.ask != nil {
      browser?.ask = nil
    } else if browser?.statistics != nil {
      browser?.statistics = nil
    } else if shownLogCompletion != nil {
      browser?.completion?.isClosed = true
    } else {
      return closeBrowser()
    }
    return []
  }

  /// The log changed: what is seen is read again, quietly.
  mutating func refreshBrowser() -> [Effect] {
    guard isBrowsing else {
      browser?.markStale()
      return []
    }
    return (browser?.beginAgain()).map { [.browser(.ask($0))] } ?? []
  }

  // MARK: The query

  /// Typing leads back to the query from wherever it is.
  mutating func typeInLog(_ text: String, at now: Now) -> [Effect] {
    let shown = Sanitizer.display(text, oneLine: true).prefix(Self.longestLogPaste)
    return changeLogLine(at: now) { line in
      for character in shown { line.type(character) }
    }
  }

  /// Characters that a paste may put into a query or a title: more is neither.
  private static let longestLogPaste = 1_000

  mutating func editLogLine(_ edit: ComposerEdit, at now: Now) -> [Effect] {
    changeLogLine(at: now) { $0.perform(edit, width: .max) }
  }

  private mutating func changeLogLine(
    at now: Now, _ change: (inout Composer) -> Void
  ) -> [Effect] {
    guard var browser else { return [] }
    defer { self.browser = browser }
    if var ask = browser.ask {
      change(&ask.line)
      browser.ask = ask
      return []
    }
    browser.focus = .query
    let before = browser.line.text
    change(&browser.line)
    guard browser.line.text != before else {
      browser.completion = nil
      return []
    }
    browser.completion = BrowserCompletion(
      browser.line.text, cursor: browser.line.buffer.cursor,
      browser.vocabulary ?? LogVocabulary())
    return browser.reread(at: now) ? [.browser(.ask(browser.begin()))] : []
  }

  /// Another order, written into the query: one sees it, and can take it out again.
  private mutating func cycleLogSort(at now: Now) -> [Effect] {
    guard let browser else { return [] }
    // Without words the best ones are the newest.
    let all = LogSort.allCases.filter { $0 != .time || browser.query.hasWords }
    let next = all.firstIndex(of: browser.query.sort).map { ($0 + 1) % all.count } ?? 0
    let text = LogQueryText.setting(all[next], in: browser.line.text)
    let effects = changeLogLine(at: now) { $0.replace(with: text) }
    self.browser?.focus = .list
    self.browser?.completion = nil
    return effects
  }

  // MARK: Completion

  var shownLogCompletion: BrowserCompletion? {
    guard isBrowserOnTop, browserContext == .logQuery, let completion = browser?.completion,
      !completion.isClosed
    else { return nil }
    return completion
  }

  mutating func completeInLog(_ action: PaletteAction, at now: Now) -> [Effect] {
    switch action {
    case .show: break
    case .completionMove(let count): browser?.completion?.move(by: count)
    case .completionAccept: return acceptLogCompletion(at: now)
    case .completionEnter:
      // What no key chose is not meant: Enter opens what is found.
      return shownLogCompletion?.selected == nil ? choose(at: now) : acceptLogCompletion(at: now)
    case .completionClose: browser?.completion?.isClosed = true
    }
    return []
  }

  private mutating func acceptLogCompletion(at now: Now) -> [Effect] {
    guard let completion = shownLogCompletion else { return [] }
    let (range, choice) = (completion.found.range, completion.choice)
    return changeLogLine(at: now) { line in
      // A value ends with a blank: what follows is something else.
      let text = choice.goesOn ? choice.text : choice.text + " "
      line.replace(range, with: TextFolding.restored.glyphs(text))
    }
  }

  /// Tab where nothing is offered leads into the list.
  private mutating func completeOrGoToList(at now: Now) -> [Effect] {
    browser?.focus = .list
    browser?.completion = nil
    return []
  }

  // MARK: The list

  mutating func editLogList(_ edit: ListEdit) {
    guard var browser else { return }
    browser.opensFirst = nil
    switch edit {
    case .move(let count):
      if count < 0, browser.selected == 0 {
        browser.focus = .query
      } else if browser.results.count > 0 {
        browser.focus = .list
        browser.select(browser.selected + count)
      }
    case .toFirst: browser.select(0)
    case .toLast: browser.select(browser.results.count - 1)
    case .type, .backspace, .wordBackspace, .clear: break
    }
    browser.completion = nil
    self.browser = browser
  }

  mutating func pickLogPage(_ direction: Int) {
    let rows = BrowserLayout(of: self).visibleRows
    guard let browser, direction > 0 || browser.selected > 0 else { return }
    editLogList(.move(direction * max(1, rows - 1)))
  }

  mutating func chooseInLog(at now: Now) -> [Effect] {
    browser?.ask == nil ? visitSelected(at: now) : answerAsk(at: now)
  }

  /// After each event: what the list and the preview show is asked for.
  mutating func tendBrowser() -> [Effect] {
    guard isBrowsing else { return [] }
    let layout = BrowserLayout(of: self)
    var questions = browser?.missing(rows: layout.visibleRows) ?? []
    // The log changed while it was read.
    if browser?.isStale == true, browser?.isSettled == true, let again = browser?.beginAgain() {
      questions.append(again)
    }
    return questions.map { .browser(.ask($0)) } + tendPreview(layout)
  }

  private mutating func tendPreview(_ layout: BrowserLayout) -> [Effect] {
    guard layout.preview != nil, let browser, let target = browser.target else {
      browser?.preview = nil
      return []
    }
    guard browser.preview?.target != target else { return [] }
    self.browser?.preview = BrowserPreview(
      target, hit: browser.results.hits[browser.selected], browser.query)
    return [.browser(.preview(target))]
  }

  private mutating func take(_ preview: LogPreview) {
    guard var shown = browser?.preview, shown.target == preview.target,
      let place = BrowserLayout(of: self).preview
    else { return }
    shown.take(preview)
    if case .message(_, let message) = preview.target {
      shown.transcript.goTo(
        .match(message, 0), in: PreviewView.transcriptSize(in: place),
        shown.context(layoutContext))
    }
    browser?.preview = shown
  }
}
