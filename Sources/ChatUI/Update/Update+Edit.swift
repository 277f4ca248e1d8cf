import Chat

/// A message's text in the composer: sending it makes another version of the message. The draft that
/// stood there is kept aside, and comes back.
extension Model {
  mutating func beginEdit(at now: Now) {
    guard let cursor = front.selection?.cursor, let message = transcript.message(cursor.message)
    else { return }
    guard !isTurnRunning else {
      say(stillComing, kind: .busy, at: now)
      return
    }
    guard message.role != .system else {
      say("the system's prompt cannot be edited here", at: now)
      return
    }
    let draft = front.branching.edit?.draft ?? composer.text
    front.composer.replace(with: message.text)
    front.branching.edit = BranchingState.Edit(
      message: message.id, role: message.role, createdAt: message.createdAt,
      original: composer.text, draft: draft)
    endSelection()
    notice = nil
  }

  /// Enter while a message is edited. An unchanged prompt is asked again; an unchanged answer needs
  /// no other version.
  mutating func sendEdit(_ edit: BranchingState.Edit, at now: Now) -> [Effect] {
    guard !isTurnRunning else {
      return say(stillComing, kind: .busy, at: now)
    }
    guard edit.role != .user || !model.rawValue.isEmpty else {
      say("No model is set: choose one, then send", kind: .warning, at: now)
      return openModels(then: .use)
    }
    let text = composer.text
    guard !text.trimmed.isEmpty else {
      return say(
        "an empty message cannot be sent: \(keymap.label(of: .back, in: .chat) ?? "") leaves it as it was",
        at: now)
    }
    let isUnchanged = text == edit.original
    // Prompts are remembered for the history; an answer is no prompt.
    if edit.role == .user { _ = front.composer.take() }
    endEdit(edit)
    notice = nil
    front.transcript.toEnd()
    if !isUnchanged { return [.session(.edit(edit.message, text))] }
    if edit.role == .user { return [.session(.regenerateAnswer(edit.message))] }
    return say("nothing was changed: the answer stays as it is", at: now)
  }

  /// Esc: the message stays as it was, and the draft comes back.
  mutating func leaveEdit(_ edit: BranchingState.Edit, at now: Now) {
    let wasChanged = composer.text != edit.original
    endEdit(edit)
    if wasChanged {
      let key = keymap.label(of: .edit(.undo), in: .chat) ?? ""
      say("the message stays as it was: \(key) brings back what you wrote", at: now)
    }
  }

  private mutating func endEdit(_ edit: BranchingState.Edit) {
    front.branching.edit = nil
    front.composer.replace(with: edit.draft)
  }
}
