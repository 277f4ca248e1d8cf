/// A message as a source has it, named by the source's own name for it.
package struct ImportedNode: Hashable, Sendable {
  /// What there is to read of it.
  package struct Content: Hashable, Sendable {
    package var role: Role
    package var text: String
    package var reasoning: String
    package var model: String?
    package var state: Message.State
    package var attempt: Attempted?

    package init(
      _ role: Role, _ text: String, reasoning: String = "", model: String? = nil,
      state: Message.State = .complete, attempt: Attempted? = nil
    ) {
      self.role = role
      self.text = text
      self.reasoning = reasoning
      self.model = model
      self.state = state
      self.attempt = attempt
    }
  }

  /// What the source says of the request for an answer.
  package struct Attempted: Hashable, Sendable {
    package var usage: Usage?
    /// Seconds.
    package var took: Double?
    package var finishReason: String?

    package init(usage: Usage? = nil, took: Double? = nil, finishReason: String? = nil) {
      self.usage = usage
      self.took = took
      self.finishReason = finishReason
    }
  }

  /// Unlike all others of the conversation.
  package var name: String
  package var parent: String?
  package var time: WallTime?
  /// nil: there is nothing to read; what follows it follows the one before it.
  package var content: Content?

  package init(
    _ name: String, parent: String?, time: WallTime? = nil, content: Content?
  ) {
    self.name = name
    self.parent = parent
    self.time = time
    self.content = content
  }
}
