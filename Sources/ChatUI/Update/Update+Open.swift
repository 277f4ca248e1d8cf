import Chat

/// Several open conversations: which one is in front, and what the others tell. Each keeps its draft,
/// its place in the transcript and its running turn.
extension Model {
  /// What the session of an open conversation tells, in front or not: a conversation may have come
  /// to the front while its update was under way.
  mutating func handle(_ update: SessionUpdate, of id: ConversationID, at now: Now) -> [Effect] {
    guard !closed.contains(id) else { return [] }
    guard let index = others.firstIndex(where: { $0.id == id }) else {
      if front.id == nil { front.id = id }
      // Of a conversation that is open no more, nothing is told.
      return front.id == id ? handle(update, at: now) : []
    }
    let unsent = others[index].unsent
    let wasRunning = others[index].isRunning
    others[index].take(update, at: now, in: transcriptSize(for: update), layoutContext)
    switch update {
    case .failed(let id, _): failedBehind(others[index], id, at: now)
    case .storeFailed(let error): storeFailed(error, at: now)
    case .storeRecovered: storeRecovered(at: now)
    default: break
    }
    let effects = attention(to: others[index], after: update, wasRunning: wasRunning)
    guard others[index].unsent != unsent else { return effects }
    return effects + [.saveDraftOf(id, others[index].draft)]
  }

  /// The program named the new conversation in front.
  mutating func began(_ id: ConversationID) -> [Effect] {
    if front.id == nil, !others.contains(where: { $0.id == id }) { front.id = id }
    return []
  }

  /// Alt-N: what runs goes on. There is one unsent conversation at most.
  mutating func beginConversation(at now: Now) -> [Effect] {
    guard !front.isUnsent else { return [] }
    if let index = others.firstIndex(where: \.isUnsent) { return show(index, at: now) }
    guard front.id != nil else { return say(Self.notNamedYet, at: now) }
    let effects = park()
    let before = front
    front = OpenConversation(model: model, endpoint: front.endpoint, at: now)
    takeOverHistory(from: before)
    closeLayers()
    return effects + [.newConversation]
  }

  /// F6: the next one that has something in it.
  mutating func showNext(at now: Now) -> [Effect] {
    guard let index = others.firstIndex(where: { !$0.isBlank }) else {
      return say("no other conversation is open", at: now)
    }
    guard front.id != nil || front.isBlank else { return say(Self.notNamedYet, at: now) }
    return show(index, at: now)
  }

  /// The answer to a key that came within milliseconds after a conversation was begun.
  static let notNamedYet = "one moment: the conversation is being begun"

  mutating func show(_ index: Int, at now: Now) -> [Effect] {
    var effects = bringToFront(index, at: now)
    if let id = front.id { effects.append(.showConversation(id)) }
    return effects
  }

  /// Who comes back to a failure nobody saw sees it whole, as if it had happened now.
  mutating func bringToFront(_ index: Int, at now: Now) -> [Effect] {
    let chosen = others.remove(at: index)
    let effects = park()
    let before = front
    front = chosen
    takeOverHistory(from: before)
    closeLayers()
    let outcome = front.outcome
    front.outcome = nil
    if outcome == .failed, !isTurnRunning,
      composer.isEmpty || composer.text == transcript.unansweredPrompt,
      let panel = lastFailed.flatMap({ panel(for: $0, at: now) })
    {
      overlay = .failure(panel)
    }
    return effects
  }

  /// Puts the conversation in front behind all others, its draft saved. One that is empty and was
  /// not even named is forgotten.
  mutating func park() -> [Effect] {
    var effects = sendOutgoing() + leaveFind()
    if front.unsent != savedDraft { effects.append(.saveDraft(front.draft)) }
    front.transcript.lookAway(in: size, layoutContext)
    if front.id != nil { others.append(front) }
    return effects
  }

  /// The history of prompts is one for all, and so is what was cut.
  mutating func takeOverHistory(from other: OpenConversation) {
    front.composer.setHistory(other.composer.history)
    front.composer.takeOver(from: other.composer)
    savedDraft = front.unsent
  }

  private mutating func closeLayers() {
    overlay = nil
    notice = nil
    offer = nil
  }

  private mutating func failedBehind(_ other: OpenConversation, _ id: MessageID, at now: Now) {
    guard let failure = other.transcript.message(id)?.failure else { return }
    let key = keymap.label(of: .nextConversation, in: .chat) ?? ""
    let name = other.conversation.map { "“\(Figures.short($0.title, to: 24))”" } ?? "another one"
    say("\(name): \(FailureNames(failure).title) · \(key) goes there", kind: .warning, at: now)
  }
}
