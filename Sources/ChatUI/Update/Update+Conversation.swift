import Chat

extension Model {
  mutating func takeOffer(
    _ conversation: Conversation, _ lastAnswer: LastAnswer, at now: Now
  ) -> [Effect] {
    if transcript.isEmpty, !isTurnRunning {
      offer = Offer(
        conversation: conversation, lastAnswer: lastAnswer,
        day: DayRule(conversation.updatedAt, after: now.wall, zone: now.zone)?.name)
    }
    return []
  }

  /// Shows a conversation of the log. What an ended program left as being received is a fragment;
  /// an answer that is received now is known better here than in the log.
  mutating func open(_ stored: StoredConversation, at now: Now) -> [Effect] {
    var effects: [Effect] = []
    let id = stored.conversation.id
    closed.remove(id)
    if front.id != id {
      if let index = others.firstIndex(where: { $0.id == id }) {
        effects = bringToFront(index, at: now)
      } else if front.isUnsent {
        // What is typed before a conversation is chosen is for that one.
        let composer = front.composer
        front = OpenConversation(model: model, endpoint: front.endpoint, at: now)
        front.composer = composer
        if !composer.isEmpty {
          // It had a draft of its own: neither is lost.
          if !stored.draft.isEmpty, stored.draft != composer.text {
            front.composer.replace(with: stored.draft + "\n\n" + composer.text)
          }
          // Kept there from now on, also when nothing more is typed.
          savedDraft = front.unsent
          effects.append(.saveDraft(front.draft))
        }
      } else {
        effects = park()
        let before = front
        front = OpenConversation(model: model, endpoint: front.endpoint, at: now)
        takeOverHistory(from: before)
      }
    }
    offer = nil
    guard !isTurnRunning else { return effects }
    var stored = stored
    let settled = stored.page.settled
    let wasCutOff = settled != stored.page
    stored.page = settled
    front.replaceAll(stored, at: now)
    front.lastFailed = nil
    isLogFailing = isLogClosed
    if wasCutOff {
      let key = keymap.label(of: .askAgain, in: .chat) ?? ""
      say("the last answer was cut off: \(key) asks again", at: now)
    } else if let problem = setup.welcome.first {
      // No empty transcript will show it now.
      let more = setup.welcome.count > 1 ? " (and \(setup.welcome.count - 1) more)" : ""
      say(problem + more, kind: .warning, at: now)
    }
    setup.welcome = []
    sayIfDeleted(at: now)
    return effects
  }

  /// Asks the last prompt again: the new answer is a sibling of the old.
  mutating func askAgain(at now: Now) -> [Effect] {
    guard !isTurnRunning else {
      return say(stillComing, kind: .busy, at: now)
    }
    guard transcript.last?.role == .assistant else {
      return say("there is no answer to ask for again", at: now)
    }
    takeBackReturnedPrompt()
    notice = nil
    front.transcript.toEnd()
    return [.session(.regenerate)]
  }
}
