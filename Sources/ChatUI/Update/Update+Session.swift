import Chat

extension Model {
  /// What the session in front tells.
  mutating func handle(_ update: SessionUpdate, at now: Now) -> [Effect] {
    let wasTyping = !composer.isEmpty || overlay != nil
    let wasRunning = isTurnRunning
    front.take(update, at: now, in: transcriptSize(for: update), layoutContext)
    // Who looks at it has seen how it ended.
    front.outcome = nil
    switch update {
    case .message, .removed, .appended, .conversation, .branch, .queued, .unsentReturned, .gate:
      break
    case .status: if !isTurnRunning, notice?.kind == .busy { notice = nil }
    case .failed(let id, let prompt):
      failed(id, prompt: prompt, wasTyping: wasTyping, at: now)
    case .promptReturned(let prompt): takenBack(prompt, at: now)
    case .storeFailed(let error): storeFailed(error, at: now)
    case .storeRecovered: storeRecovered(at: now)
    case .elsewhere(let what): say(words(for: what), kind: .warning, at: now)
    }
    return followInspected(update) + followFind(update)
      + attention(to: front, after: update, wasRunning: wasRunning)
  }

  /// The turn is over and nothing will be tried again by itself. Who was typing keeps typing: the
  /// panel opens by itself only over an empty composer.
  private mutating func failed(
    _ id: MessageID, prompt: String?, wasTyping: Bool, at now: Now
  ) {
    if notice?.kind == .busy { notice = nil }
    guard let panel = panel(for: id, at: now) else { return }
    guard wasTyping else {
      overlay = .failure(panel)
      return
    }
    let title = FailureNames(panel.failure).title
    let key = keymap.label(of: .showFailure, in: .chat) ?? ""
    var text = title
    if let named = NamedWait(transcript.message(id), at: now.wall) {
      let wake = keymap.label(of: .wake, in: .chat) ?? ""
      text += " · \(named.words(seenAt: now.wall, utcOffset: utcOffset)): \(wake) waits for it"
    }
    text += " · \(key) shows the error"
    if let prompt, prompt.wasTyped, composer.text != prompt {
      text += " · the prompt is in the history"
    }
    say(text, kind: .warning, at: now)
  }

  /// A prompt that was not answered came back; where something was typed, the history has it.
  private mutating func takenBack(_ prompt: String, at now: Now) {
    // Nothing is to be found that is in sight.
    guard prompt.wasTyped, !composer.text.hasPrefix(prompt) else { return }
    let key = keymap.label(of: .chooseHistory, in: .chat) ?? ""
    say("the prompt was not answered: \(key) finds it in the history", at: now)
  }

  mutating func logUpdating(_ isRunning: Bool) -> [Effect] {
    isLogUpdating = isRunning
    if !isRunning, notice?.kind == .busy { notice = nil }
    return []
  }

  mutating func logClosed(_ isClosed: Bool, at now: Now) -> [Effect] {
    isLogClosed = isClosed
    isLogFailing = isClosed
    if !isClosed { say("the log is open now, and has all of this chat", at: now) }
    return []
  }

  mutating func storeFailed(_ error: StoreError, at now: Now) {
    isLogFailing = true
    say(error.summary, kind: .warning, at: now)
  }

  mutating func storeRecovered(at now: Now) {
    isLogFailing = isLogClosed
    say("the log is written again: nothing is missing in it", at: now)
  }

  /// What another Confab did to the conversation in front.
  private func words(for what: Elsewhere) -> String {
    switch what {
    case .wentOn:
      let next = keymap.label(of: .branch(.sibling(1)), in: .chat) ?? ""
      let tree = keymap.label(of: .branch(.showTree), in: .chat) ?? ""
      return "another Confab went on elsewhere: \(next) shows its version, \(tree) the tree"
    case .deleted: return "another Confab deleted this conversation: sending brings it back"
    case .undeleted: return "another Confab took this conversation out of the trash"
    case .removed:
      return "another Confab removed this conversation from the log: sending writes it again"
    }
  }
}
