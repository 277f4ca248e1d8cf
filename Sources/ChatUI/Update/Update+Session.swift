import Chat

extension Model {
  mutating func handle(_ update: SessionUpdate, at now: Now) -> [Effect] {
    switch update {
    case .message(let message, let siblings): put(message, siblings: siblings)
    case .removed(let id): remove(id)
    case .appended(let id, let text, let reasoning):
      transcript.append(id, text: text, reasoning: reasoning)
    case .status(let status): take(status, at: now)
    case .failed(let id, let prompt): failed(id, prompt: prompt, at: now)
    case .promptReturned(let prompt): takeBack(prompt, at: now)
    case .conversation(let conversation): take(conversation)
    case .storeFailed(let error): storeFailed(error, at: now)
    case .gate(let gate): self.gate = gate
    }
    return []
  }

  private mutating func put(_ message: Message, siblings: SiblingPosition?) {
    if let before = transcript.message(message.id) { totals.remove(before) }
    totals.add(message)
    transcript.put(message, siblings: siblings)
  }

  private mutating func remove(_ id: MessageID) {
    guard let message = transcript.message(id) else { return }
    totals.remove(message)
    transcript.remove(id)
  }

  private mutating func take(_ status: TurnStatus, at now: Now) {
    if status.phase == .idle || status.attempt != self.status.attempt { meter = Meter() }
    meter.note(status, at: now.instant)
    self.status = status
    transcript.offersContinuation = !isTurnRunning
    if !isTurnRunning, notice?.kind == .busy { notice = nil }
  }

  private mutating func take(_ conversation: Conversation) {
    self.conversation = conversation
    if model.rawValue.isEmpty { model = conversation.model }
  }

  /// The turn is over and nothing will be tried again by itself. Who was typing keeps typing: the
  /// panel opens by itself only over an empty composer.
  private mutating func failed(_ id: MessageID, prompt: String?, at now: Now) {
    lastFailed = id
    if notice?.kind == .busy { notice = nil }
    let wasTyping = !composer.isEmpty || overlay != nil
    if let prompt, composer.isEmpty { composer.replace(with: prompt) }
    guard let panel = panel(for: id, at: now) else { return }
    guard wasTyping else {
      overlay = .failure(panel)
      return
    }
    let title = FailureNames(panel.failure).title
    let key = Keymap.standard.label(of: .showFailure, in: .chat) ?? ""
    var text = title
    if let named = NamedWait(transcript.message(id), at: now.wall) {
      let wake = Keymap.standard.label(of: .wake, in: .chat) ?? ""
      text += " · \(named.words(seenAt: now.wall, utcOffset: utcOffset)): \(wake) waits for it"
    }
    text += " · \(key) shows the error"
    if prompt != nil, composer.text != prompt { text += " · the prompt is in the history" }
    say(text, kind: .warning, at: now)
  }

  /// A prompt that was not answered comes back; not over what was typed meanwhile.
  private mutating func takeBack(_ prompt: String, at now: Now) {
    if composer.isEmpty {
      composer.replace(with: prompt)
    } else if composer.text != prompt {
      let key = Keymap.standard.label(of: .chooseHistory, in: .chat) ?? ""
      say("the prompt was not answered: \(key) finds it in the history", at: now)
    }
  }

  private mutating func storeFailed(_ error: StoreError, at now: Now) {
    isLogFailing = true
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
