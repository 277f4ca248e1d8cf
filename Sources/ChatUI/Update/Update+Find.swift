import Chat
import Markup
import TUI

/// Finding in the conversation in front. Every change of the query searches anew from where the reader
/// was when the find began: the first match on that screen is gone to, else the nearest one above,
/// else the nearest one below.
extension Model {
  mutating func perform(_ action: FindAction, at now: Now) -> [Effect] {
    switch action {
    case .open: return openFind(at: now)
    case .accept: return acceptFind()
    case .next: return stepFind(1)
    case .previous: return stepFind(-1)
    case .toggleRegex: return setFindOptions { $0.isRegex.toggle() }
    case .toggleWords: return setFindOptions { $0.wholeWords.toggle() }
    case .toggleCase: return setFindOptions { $0.matchesCase.toggle() }
    }
  }

  mutating func handle(_ event: FindEvent, at now: Now) -> [Effect] {
    switch event {
    case .found(let number, let batch, let searched, let total, let isComplete):
      guard front.find?.number == number else { return [] }
      front.find?.take(batch, searched: searched, of: total, isComplete: isComplete)
      let effects: [Effect] =
        front.find?.found.isFull == true && !isComplete ? [.find(.stop)] : []
      if front.find?.current == nil { goToNearest() }
      return effects
    case .failed(let number, let reason):
      guard front.find?.number == number else { return [] }
      front.find?.giveUp()
      return say("the search ended: \(reason)", kind: .warning, at: now)
    }
  }

  // MARK: The query

  private mutating func openFind(at now: Now) -> [Effect] {
    if front.find != nil {
      front.find?.isTyping = true
      return []
    }
    let origin = front.transcript.findOrigin(in: transcriptSize, layoutContext)
    guard let origin else {
      return say("there is nothing to find yet", at: now)
    }
    endSelection()
    front.find = FindState(origin: origin, memory: findMemory)
    return []
  }

  /// Typed in the line of the query, or where what was found is gone through: that changes the query.
  mutating func typeQuery(_ text: String) -> [Effect] {
    front.find?.isTyping = true
    return changeQuery { query in
      for character in Sanitizer.display(text, oneLine: true).prefix(Self.longestPaste) {
        query.type(character)
      }
    }
  }

  /// Characters that a paste may put into a query: more is no query, and a costly expression.
  private static let longestPaste = 1_000

  mutating func editQuery(_ edit: ComposerEdit) -> [Effect] {
    changeQuery { $0.perform(edit, width: .max) }
  }

  private mutating func changeQuery(_ change: (inout Composer) -> Void) -> [Effect] {
    guard var query = front.find?.query else { return [] }
    let before = query.text
    change(&query)
    front.find?.query = query
    return query.text == before ? [] : searchFromOrigin()
  }

  private mutating func setFindOptions(
    _ change: (inout TextPattern.Options) -> Void
  ) -> [Effect] {
    guard front.find != nil else { return [] }
    change(&findMemory.options)
    front.find?.options = findMemory.options
    return searchFromOrigin()
  }

  private mutating func searchFromOrigin() -> [Effect] {
    let number = findMemory.nextNumber()
    front.transcript.currentMatch = nil
    guard let pattern = front.find?.restart(number: number), let effect = search(pattern, number)
    else {
      showNoMatch()
      return [.find(.stop)]
    }
    return [effect]
  }

  private func search(_ pattern: TextPattern, _ number: Int) -> Effect? {
    guard let find = front.find, let id = front.id else { return nil }
    return .find(
      .search(
        FindRequest(number: number, conversation: id, pattern: pattern, near: find.origin.message)))
  }

  // MARK: Matches

  private mutating func acceptFind() -> [Effect] {
    guard let find = front.find else { return [] }
    if find.query.isEmpty {
      guard let last = findMemory.queries.first else { return leaveFind() }
      let effects = typeQuery(last)
      return effects + acceptFind()
    }
    guard find.problem == nil else { return [] }
    findMemory.remember(find.query.text)
    front.find?.isTyping = false
    return []
  }

  private mutating func stepFind(_ direction: Int) -> [Effect] {
    if front.find?.step(direction) == true { showMatch() }
    return []
  }

  private mutating func goToNearest() {
    guard let find = front.find else { return }
    if !find.found.isEmpty {
      goBack(to: find.origin)
      let nearest = nearestMatch(in: find)
      front.find?.choose(nearest)
      showMatch()
    } else if find.isFruitless {
      showNoMatch()
    }
  }

  /// Something was found, and the reader is where they were at first.
  private mutating func nearestMatch(in find: FindState) -> FindState.Match {
    let (found, visible) = (find.found, find.origin.visible)
    var first = found.index(at: visible.lowerBound)
    var index = 0
    if first < found.count, found[first].position == visible.lowerBound {
      // What of the message at the top is above the screen is above.
      index = front.transcript.matchFromTop(of: found[first], in: transcriptSize, layoutContext)
      if index == found[first].count { (first, index) = (first + 1, 0) }
    }
    let isOnScreen = first < found.count && found[first].position <= visible.upperBound
    if !isOnScreen, first > 0 { (first, index) = (first - 1, found[first - 1].count - 1) }
    return FindState.Match(
      message: found[first].message, position: found[first].position, index: index)
  }

  private mutating func showMatch() {
    guard let match = front.find?.current else { return }
    front.transcript.currentMatch = TranscriptMatch(message: match.message, index: match.index)
    front.transcript.goTo(
      .match(match.message, match.index), in: transcriptSize, layoutContext)
  }

  /// Nothing is found: the reader sees what they saw before.
  private mutating func showNoMatch() {
    front.transcript.currentMatch = nil
    if let find = front.find { goBack(to: find.origin) }
  }

  private mutating func goBack(to origin: FindOrigin) {
    front.transcript.goBack(to: origin, in: transcriptSize, layoutContext)
  }

  // MARK: The end of it

  /// Esc: from the query back to where the reader was; from a match that was gone to, nowhere.
  mutating func leaveFind() -> [Effect] {
    guard let find = front.find else { return [] }
    findMemory.remember(find.query.text)
    front.find = nil
    front.transcript.currentMatch = nil
    if find.isTyping { goBack(to: find.origin) }
    return find.isComplete ? [] : [.find(.stop)]
  }

  // MARK: What changes meanwhile

  /// A session told something: what is found follows.
  mutating func followFind(_ update: SessionUpdate) -> [Effect] {
    guard front.find != nil else { return [] }
    switch update {
    case .message(let message, _):
      front.find?.forget(message.id)
      noteForFind(message.id)
    case .appended(let id, _, _): noteForFind(id)
    case .removed(let id): front.find?.remove(id)
    case .branch:
      let number = findMemory.nextNumber()
      guard let pattern = front.find?.pattern else { return [] }
      front.find?.searchAgain(number: number)
      return search(pattern, number).map { [$0] } ?? []
    default: break
    }
    return []
  }

  private mutating func noteForFind(_ id: MessageID) {
    guard let message = transcript.message(id),
      let position = transcript.positionOnBranch(of: id)
    else { return }
    front.find?.note(message, position: position)
  }
}
