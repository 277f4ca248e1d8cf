import Chat
import Markup
import TUI

/// From the browser into a conversation, on to other hits, and back.
extension Model {
  /// The conversation in front was opened from the browser, which can be come back to.
  var isVisiting: Bool {
    visit != nil && visit?.conversation == front.id && browser != nil && !isBrowsing
  }

  /// A hit is read: its keys come before the chat's.
  var hitContext: KeyContext? {
    isVisiting && visit?.hit != nil && front.find == nil && front.selection == nil ? .hits : nil
  }

  /// What is marked where a hit is read.
  var hitPattern: TextPattern? { isVisiting ? visit?.pattern : nil }

  // MARK: Going there

  mutating func visitSelected(at now: Now) -> [Effect] {
    guard let browser else { return [] }
    // What is listed yet was found for other words.
    guard browser.isSettled else {
      self.browser?.opensFirst = browser.number
      return []
    }
    return visitRow(browser.selected, at: now)
  }

  private mutating func visitRow(_ index: Int, at now: Now) -> [Effect] {
    guard let browser, let conversation = browser.results.conversation(at: index) else { return [] }
    guard front.id != nil else { return say(Self.notNamedYet, at: now) }
    let hit = browser.results.areHits ? browser.results.hits[index] : nil
    hideBrowser()
    leaveHit()
    endSelection()
    var effects = leaveFind()
    if front.id != conversation.id {
      let isOpen = others.contains { $0.id == conversation.id }
      if hit != nil, !isOpen { lookedAt.insert(conversation.id) }
      effects += open(conversation.id, at: now)
    }
    visit = BrowserVisit(
      conversation: conversation.id, hit: hit, index: index,
      pattern: hit.flatMap { HitPattern.pattern(of: $0, browser.query) })
    if let hit { effects.append(.browser(.locate(conversation.id, hit.message))) }
    return effects
  }

  /// The log says where the message is.
  mutating func located(
    _ id: ConversationID, _ message: MessageID, isShown: Bool, at now: Now
  ) -> [Effect] {
    guard isVisiting, let hit = visit?.hit, visit?.conversation == id, hit.message == message
    else { return [] }
    let isText = hit.part == .prompt || hit.part == .answer
    let target: TranscriptTarget = isText ? .match(message, 0) : .message(message)
    front.transcript.currentMatch = isText ? TranscriptMatch(message: message, index: 0) : nil
    if isShown {
      front.transcript.goTo(target, in: transcriptSize, layoutContext)
      return []
    }
    guard !isTurnRunning else {
      return say("it is on another branch, and an answer is still coming here", at: now)
    }
    front.transcript.goToWithNextBranch(target)
    return [.session(.show(message))]
  }

  // MARK: On to others

  mutating func stepHit(_ direction: Int, at now: Now) -> [Effect] {
    guard hitContext != nil, let visit, var browser else { return [] }
    let next = visit.index + direction
    guard next >= 0 else { return say("this is the first hit", at: now) }
    guard next < browser.results.count || !browser.results.hits.isComplete else {
      return say("this is the last hit", at: now)
    }
    browser.select(next)
    let missing = browser.missing(rows: Paging.pageLength / 2)
    self.browser = browser
    let effects = missing.map { Effect.browser(.ask($0)) }
    guard browser.results.hits[next] != nil else {
      visitAwaits = next
      return effects
    }
    return effects + visitRow(next, at: now)
  }

  /// More came: what was to be opened may be among it.
  mutating func continueVisit(_ number: Int, at now: Now) -> [Effect] {
    if isBrowserOnTop, let browser, browser.opensFirst == number, browser.isSettled {
      self.browser?.opensFirst = nil
      return visitRow(browser.selected, at: now)
    }
    guard let next = visitAwaits, isVisiting, let browser, browser.number == number else {
      return []
    }
    if browser.results.hits[next] != nil {
      visitAwaits = nil
      self.browser?.select(next)
      return visitRow(next, at: now)
    }
    if browser.results.hits.isComplete {
      visitAwaits = nil
      return say("this is the last hit", at: now)
    }
    return []
  }

  // MARK: And back

  /// The browser as it was.
  mutating func backToBrowser(at now: Now) -> [Effect] {
    leaveHit()
    browser?.isOpen = true
    // What was said meanwhile is in it.
    return refreshBrowser()
  }

  /// Something else is done in the conversation from here on: it stays open.
  mutating func endVisit() {
    if let id = visit?.conversation { lookedAt.remove(id) }
    leaveHit()
  }

  /// The words are not marked any more.
  private mutating func leaveHit() {
    guard visit != nil else { return }
    if visit?.conversation == front.id, front.find == nil { front.transcript.currentMatch = nil }
    visit = nil
    visitAwaits = nil
  }

  /// After each event: conversations that were only looked at are closed once another is in front.
  mutating func closeLookedAt() -> [Effect] {
    guard !lookedAt.isEmpty else { return [] }
    var effects: [Effect] = []
    for index in others.indices.reversed() {
      guard let id = others[index].id, lookedAt.contains(id), visit?.conversation != id else {
        continue
      }
      lookedAt.remove(id)
      // What runs in it or is typed there came from elsewhere meanwhile.
      guard !others[index].isRunning, others[index].draft.isEmpty else { continue }
      others.remove(at: index)
      closed.insert(id)
      effects.append(.closeConversation(id))
    }
    return effects
  }

  /// A key that no command of the hits has: it means what it means in the chat. Whoever only reads on
  /// can go to the next hit afterwards.
  mutating func handleAtHit(_ key: KeyPress, at now: Now) -> [Effect] {
    let action = keymap.action(for: key, in: .chat)
    switch action {
    case .scrollPage, .toStart, .toEnd, .contents(.toggleBookmark), .reading(.cycleReasoning):
      return action.map { perform($0, at: now) } ?? []
    case .reading(.space) where composer.isEmpty:
      return perform(.reading(.space), at: now)
    case .find(.open):
      let words = browser?.query.terms.first { !$0.isExcluded }?.text
      endVisit()
      let effects = perform(.find(.open), at: now)
      return effects + (words.map { typeQuery($0) } ?? [])
    default:
      endVisit()
      return handle(key, at: now)
    }
  }
}
