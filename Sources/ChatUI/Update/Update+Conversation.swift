import Chat

extension Model {
  mutating func takeOffer(_ conversation: Conversation, wasInFlight: Bool) -> [Effect] {
    if transcript.isEmpty, !isTurnRunning {
      offer = Offer(conversation: conversation, wasInFlight: wasInFlight)
    }
    return []
  }

  /// Shows a conversation of the log. What an ended program left as being received is a fragment.
  mutating func open(_ stored: StoredConversation, at now: Now) -> [Effect] {
    var stored = stored
    let wasCutOff = stored.messages.contains { $0.state == .streaming }
    stored.messages = stored.messages.map(\.settled)
    forgetConversation(at: now)
    conversation = stored.conversation
    if !stored.conversation.model.rawValue.isEmpty { model = stored.conversation.model }
    transcript.replaceAll(stored)
    for message in stored.messages { totals.add(message) }
    if composer.isEmpty, !stored.draft.isEmpty { composer.replace(with: stored.draft) }
    if wasCutOff {
      let key = Keymap.standard.label(of: .askAgain, in: .chat) ?? ""
      say("the last answer was cut off: \(key) asks again", at: now)
    } else if let problem = setup.welcome.first {
      // No empty transcript will show it now.
      let more = setup.welcome.count > 1 ? " (and \(setup.welcome.count - 1) more)" : ""
      say(problem + more, kind: .warning, at: now)
    }
    setup.welcome = []
    return []
  }

  mutating func beginConversation(at now: Now) -> [Effect] {
    guard !isTurnRunning else {
      return say("An answer is still coming: Esc stops it", kind: .busy, at: now)
    }
    guard conversation != nil || !transcript.isEmpty else { return [] }
    forgetConversation(at: now)
    return [.newConversation]
  }

  private mutating func forgetConversation(at now: Now) {
    conversation = nil
    transcript = Transcript()
    totals = Totals()
    status = TurnStatus(model: model, startedAt: now.instant)
    meter = Meter()
    offer = nil
    lastFailed = nil
    isLogFailing = false
  }

  /// Asks the last prompt again: the new answer is a sibling of the old.
  mutating func askAgain(at now: Now) -> [Effect] {
    guard !isTurnRunning else {
      return say("An answer is still coming: Esc stops it", kind: .busy, at: now)
    }
    guard transcript.messages.last?.role == .assistant else {
      return say("there is no answer to ask for again", at: now)
    }
    takeBackReturnedPrompt()
    notice = nil
    transcript.toEnd()
    return [.session(.regenerate)]
  }
}
