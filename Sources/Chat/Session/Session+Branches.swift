/// New branches: messages that are edited, and answers asked for once more in the midst of a
/// conversation. What came after them stays in the log.
extension Session {
  /// The branch that a turn took the place of, as long as nothing came of that turn.
  struct Former {
    let head: MessageID
    /// The prompt was there before: it does not come back to the user.
    var keepsPrompt = false
  }

  func edit(_ id: MessageID, _ text: String) {
    guard turn == nil, !text.isEmpty, let index = branch.index(of: id) else {
      return giveBack([.edit(id, text)])
    }
    let old = branch.messages[index]
    switch old.role {
    case .user:
      leave(from: index)
      begin(text)
    case .assistant:
      leave(from: index)
      put(text, insteadOf: old)
    case .system: break
    }
  }

  func regenerateAnswer(_ id: MessageID) {
    guard turn == nil, let index = branch.index(of: id) else { return }
    if index == branch.messages.count - 1 { return regenerate() }
    let prompt = branch.messages[index].role == .user ? index : index - 1
    guard prompt >= 0, branch.messages[prompt].role == .user else { return }
    let answered = branch.messages[prompt]
    leave(from: prompt + 1)
    former?.keepsPrompt = true
    startTurn(answering: answered, replacing: nil)
  }

  /// Takes the end of the branch off, and shows what is left.
  private func leave(from index: Int) {
    former = branch.last.map { Former(head: conversation.head ?? $0.id) }
    fallback = nil
    branch.cut(from: index)
    publish(.branch(branch.page(limit: Self.shownAtOnce), focus: branch.last?.id))
  }

  /// An answer as the user would have it: what the model said from then on.
  private func put(_ text: String, insteadOf old: Message) {
    former = nil
    let wall = time.wallNow
    let message = Message(
      id: identifiers.message(at: wall), conversation: conversation.id, parent: old.parent,
      role: .assistant, text: text, model: old.model, createdAt: wall)
    branch.append(new: message)
    show(message)
    keep(message)
    conversation.head = message.id
    conversation.updatedAt = wall
    conversationChanged()
  }
}
