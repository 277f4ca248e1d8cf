import Chat
import TUI

extension Model {
  /// Columns of text in the composer: what is left beside its sign.
  var composerWidth: Int { max(1, size.columns - Composer.signColumns) }

  @discardableResult
  mutating func edit(_ edit: ComposerEdit) -> [Effect] {
    if composer.mode.isCommanding, !edit.isOfUseInViCommands { return [] }
    if [.up, .historyPrevious].contains(edit) { prepareHistory() }
    let selected = composer.selectedText
    front.composer.perform(edit, width: composerWidth)
    guard edit == .copySelection || edit == .cutSelection, let selected else { return [] }
    return [.copy(Sanitizer.copy(selected), what: "selection")]
  }

  /// Before a walk through earlier prompts may begin: those of this conversation come first.
  mutating func prepareHistory() {
    if !composer.isWalking { front.composer.setOwnHistory(transcript.prompts) }
  }

  /// The End key: with nothing written and the reader further up, back to the newest line.
  mutating func end() {
    if composer.isEmpty, !transcript.isFollowing {
      front.transcript.toEnd()
    } else {
      edit(.lineEnd)
    }
  }

  /// Enter. Nothing typed is lost: while an answer is coming the prompt waits in sight.
  mutating func send(at now: Now) -> [Effect] {
    if waitForAttachments(at: now) { return [] }
    if let edit = front.branching.edit { return sendEdit(edit, at: now) }
    guard !composer.text.trimmed.isEmpty else { return sendNothing() }
    if let effects = runSlashLine(at: now) { return effects }
    if isKeyMissing {
      say("no key yet: what you wrote is kept until there is one", at: now)
      return showSetup(at: now)
    }
    // One at a time can be taken back.
    let before = sendOutgoing()
    if isTurnRunning || !before.isEmpty { return before + queue() }
    // It would be asked in sight of nobody, and beside the conversation that is to be opened.
    guard !isLogUpdating else {
      return say("The log is being updated: send again when it is there", kind: .busy, at: now)
    }
    guard !model.rawValue.isEmpty else {
      say("No model is set: choose one, then send", kind: .warning, at: now)
      return openModels(then: .use)
    }
    offer = nil
    notice = nil
    front.transcript.forgetNews()
    front.transcript.toEnd()
    let unanswered = transcript.unansweredPrompt
    let text = front.composer.take()
    // A prompt that came back and is sent as it was is the same prompt: it does not stand twice.
    let command = text == unanswered ? SessionCommand.regenerate : .send(text)
    return hold(text, command, at: now)
  }

  /// Enter while an answer is coming: the prompt is sent when that has ended.
  private mutating func queue() -> [Effect] {
    if notice?.kind == .busy { notice = nil }
    front.transcript.forgetNews()
    return [.session(.send(front.composer.take()))]
  }

  /// Enter on an empty composer: whatever the screen offers.
  private mutating func sendNothing() -> [Effect] {
    if front.outgoing != nil { return sendOutgoing() }
    if backoff != nil { return [.session(.retryNow)] }
    if isStallAsked { return answerStall() }
    if let offer, transcript.isEmpty, !isTurnRunning, composer.isEmpty {
      return [.openConversation(offer.conversation.id)]
    }
    return []
  }

  mutating func take(history prompts: [String]) -> [Effect] {
    isHistoryRead = true
    front.composer.setHistory(prompts)
    guard case .history(var panel) = overlay else { return [] }
    panel.take(newest: prompts)
    overlay = .history(panel)
    return []
  }

  mutating func take(draft text: String) -> [Effect] {
    guard !text.isEmpty else { return [] }
    // Who typed on before the log was read loses neither.
    front.composer.replace(with: composer.isEmpty ? text : text + "\n\n" + composer.text)
    return []
  }
}

extension Transcript {
  /// The last prompt, if all that became of it is an answer that failed with nothing in it.
  var unansweredPrompt: String? {
    guard let last, last.role == .assistant, last.state == .failed,
      let parent = last.parent, let prompt = message(parent), prompt.role == .user
    else { return nil }
    return prompt.text
  }
}
