import Chat
import TUI

/// What comes line by line. It takes the ways that keys take: the same composer, commands, lists. A draft
/// that waits while something else is typed comes back after that.
extension Model {
  mutating func take(_ input: LinearInput, at now: Now) -> [Effect] {
    switch input {
    case .line(let text): return takeLine(text, at: now)
    case .gathered(let text):
      putAside(except: text)
      front.composer.replace(with: Sanitizer.prompt(text))
      return []
    case .nothing: return takeNothing(at: now)
    case .entry(let index, let words): return choose(index, words, at: now)
    case .narrow(let text): return narrow(text, at: now)
    case .back: return back(at: now)
    case .interrupt: return perform(.interrupt, at: now)
    case .perform(let action): return perform(action, at: now)
    case .drop:
      guard !composer.isEmpty else { return say("there is no draft", at: now) }
      front.composer.clear()
      return say("the draft is dropped: /undo-draft brings it back", at: now)
    case .favourite: return toggleFavouriteInUse(at: now)
    case .key(let key):
      guard case .setup = overlay else { return [] }
      let effects = perform(.setup(.clear), at: now)
      typeSetup(key.text)
      return effects + perform(.setup(.choose), at: now)
    case .text(let text): return take(text, at: now)
    case .goTo(let message):
      guard let message else {
        front.transcript.toEnd()
        return []
      }
      front.transcript.goTo(.message(message), in: transcriptSize, layoutContext)
      return []
    }
  }

  /// After each event: a command that waits in the composer for its rest, and a prompt that waited for
  /// its files.
  mutating func settleLinear(at now: Now) -> [Effect] {
    if composer.slashLine != nil, front.branching.edit == nil {
      if composer.text != linear.line { linear.begun = composer.text }
      front.composer.clear()
    }
    if front.selection != nil, front.selection?.stage.isMoving == true { leaveSelection() }
    guard linear.awaitsFiles, !front.attaching.isBusy else { return [] }
    linear.awaitsFiles = false
    return composer.isEmpty ? [] : send(at: now)
  }

  // MARK: Lines

  private mutating func takeLine(_ text: String, at now: Now) -> [Effect] {
    let prompt = Sanitizer.prompt(text)
    var effects = leaveWhatIsOpen(at: now)
    if front.branching.edit == nil { putAside(except: prompt) }
    linear.line = prompt
    linear.begun = nil
    front.composer.replace(with: joined(prompt))
    effects += attachNamed(in: prompt)
    guard !front.attaching.isBusy else {
      linear.awaitsFiles = true
      return effects
    }
    return effects + send(at: now)
  }

  /// An empty line is Enter on whatever is offered.
  private mutating func takeNothing(at now: Now) -> [Effect] {
    guard overlay == nil, !isBrowsing, front.find == nil, front.selection == nil else {
      return back(at: now)
    }
    return send(at: now)
  }

  /// A line that comes while something is open is meant for the conversation.
  private mutating func leaveWhatIsOpen(at now: Now) -> [Effect] {
    overlay = nil
    if front.selection != nil { leaveSelection() }
    var effects = front.find == nil ? [] : leaveFind()
    if isBrowsing { effects += perform(.browser(.toggle), at: now) }
    return effects
  }

  /// What was being written waits; what it has become, or begins with, is the same.
  private mutating func putAside(except text: String) {
    let kept = composer.text
    guard !kept.isEmpty, !text.hasPrefix(kept), !holdsOnlyFiles(kept) else { return }
    front.aside = [front.aside, kept].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Files that were attached go along with the next prompt.
  private func joined(_ prompt: String) -> String {
    let kept = composer.text
    guard holdsOnlyFiles(kept), !prompt.hasPrefix("/") else { return prompt }
    return kept.trimmed + "\n" + prompt
  }

  /// Files that go along with the next prompt, and no words.
  func holdsOnlyFiles(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    return AttachmentReference.pieces(of: text).allSatisfy { piece in
      switch piece {
      case .attachment: true
      case .text(let part): part.trimmed.isEmpty
      }
    }
  }

  /// Files that are named by `@path` in the line; what is no file stays text.
  private mutating func attachNamed(in text: String) -> [Effect] {
    guard text.contains("@"), !text.hasPrefix("/") else { return [] }
    var effects: [Effect] = []
    var place = text.startIndex
    while place < text.endIndex {
      let end = text[place...].firstIndex { $0.isWhitespace } ?? text.endIndex
      if let word = PathWords.reference(before: text[..<end]) {
        effects += attach([[String(word.dropFirst())]], replacing: String(word), isGuess: true)
      }
      guard end < text.endIndex else { break }
      place = text.index(after: end)
    }
    return effects
  }

  private mutating func toggleFavouriteInUse(at now: Now) -> [Effect] {
    let (name, id) = (front.endpoint.name, model)
    let entry = modelEntries(of: name).first { $0.info.id == id }
    guard entry?.isFixed != true else {
      return say("the configuration has it among its favourites: take it out there", at: now)
    }
    let isFavourite = entry?.rank != .favourite
    directory.setFavourite(isFavourite, id, of: name)
    say("\(id.rawValue) is \(isFavourite ? "a favourite now" : "no favourite any more")", at: now)
    return [.models(.setFavourite(isFavourite, id, endpoint: name))]
  }

  // MARK: Lists

  /// An entry of what is open: what was read under that number is meant, wherever it stands by now.
  private mutating func choose(_ index: Int, _ words: String, at now: Now) -> [Effect] {
    guard let panel = LinearPanel(of: self, at: now) else { return [] }
    let entries = panel.entries
    let isThere = entries.indices.contains(index) && entries[index].words == words
    guard let place = isThere ? index : entries.firstIndex(where: { $0.words == words }) else {
      return say("that is not in the list any more", kind: .warning, at: now)
    }
    if let action = entries[place].action { return perform(action, at: now) }
    if isBrowserOnTop {
      browser?.select(place)
      if let hit = browser?.results.hits[place] { linear.read(hit.message) }
      return chooseInLog(at: now)
    }
    if let found = front.find?.found, overlay == nil {
      let message = found[place].message
      let effects = leaveFind()
      front.transcript.goTo(.message(message), in: transcriptSize, layoutContext)
      linear.read(message)
      return effects
    }
    switch overlay {
    case .setup(let panel):
      // The key itself is the first choice.
      var effects = perform(.setup(.move(-panel.choices.count)), at: now)
      effects += perform(.setup(.move(place + 1)), at: now)
      return effects + perform(.setup(.choose), at: now)
    case .tree:
      var effects = perform(.branch(.treeFirst), at: now)
      effects += perform(.branch(.treeMove(place)), at: now)
      return effects + perform(.branch(.treeChoose), at: now)
    default:
      editList(.toFirst)
      editList(.move(place))
      switch overlay {
      case .outline(let panel): if let entry = panel.selectedEntry { linear.read(entry.message) }
      case .bookmarks(let panel):
        if let bookmark = panel.selectedBookmark { linear.read(bookmark.message) }
      default: break
      }
      return choose(at: now)
    }
  }

  private mutating func narrow(_ text: String, at now: Now) -> [Effect] {
    if isBrowsing { return openBrowser(for: text, at: now) }
    editList(.clear)
    editList(.type(Sanitizer.display(text, oneLine: true)))
    return []
  }
}

extension SelectionState.Stage {
  fileprivate var isMoving: Bool { if case .moving = self { true } else { false } }
}
