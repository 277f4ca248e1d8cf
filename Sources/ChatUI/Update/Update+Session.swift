import Chat

extension Model {
  /// What the session in front tells.
  mutating func handle(_ update: SessionUpdate, at now: Now) -> [Effect] {
    let wasTyping = !composer.isEmpty || overlay != nil
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
    }
    return followInspected(update) + followFind(update)
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

  mutating func storeFailed(_ error: StoreError, at now: Now) {
    isLogFailing = true
    switch error {
    case .unreadable, .notADatabase, .newer: isLogClosed = true
    case .full, .failed: break
    }
    say("the log cannot be written: \(error.summary)", kind: .warning, at: now)
  }
}

extension StoreError {
  /// One line: what, where, and what to do.
  fileprivate var summary: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .notADatabase(let path): "\(path) is no database"
    case .newer(let path): "\(path) was made by a later Confab"
    case .full(let path): "the disk is full (\(path)): free some space"
    case .failed(let path, let reason): "\(path): \(reason)"
    }
  }
}
