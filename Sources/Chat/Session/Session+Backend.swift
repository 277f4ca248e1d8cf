/// Which server and which model the next request goes to. What is under way goes on where it is; a
/// wait is over at once: that is what another was chosen for.
extension Session {
  func use(_ model: ModelID) {
    conversation.model = model
    conversationChanged()
    leaveHeld()
    advance(.useModel(model))
  }

  func use(_ backend: Backend, _ model: ModelID?) {
    self.backend = backend
    conversation.endpoint = backend.name
    if let model { conversation.model = model }
    watchGate()
    conversationChanged()
    leaveHeld()
    advance(.useEndpoint(backend.service.endpoint, conversation.model))
  }

  /// A request that its gate holds back is made anew: what that gate still says is of an older turn.
  private func leaveHeld() {
    guard case .held = turn?.status.phase, let passage else { return }
    turnNumber += 1
    self.passage = nil
    guard let gate = passage.gate else { return }
    Task(executorPreference: executor) { await gate.leave(passage.ticket, .other) }
  }

  /// The conversation is asked of this endpoint now: said in the log, where another stood that is not
  /// to be had.
  func noteEndpoint() {
    if !backend.name.isEmpty { conversation.endpoint = backend.name }
  }
}
