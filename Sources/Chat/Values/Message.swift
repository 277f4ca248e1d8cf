/// Who says a message.
package enum Role: String, Hashable, Sendable, Codable {
  case system, user, assistant
}

/// One message of a conversation: a node of its tree.
package struct Message: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable {
    /// Being received.
    case streaming
    case complete
    /// The stream broke off; what had come is kept.
    case interrupted
    /// Stopped by the user; what had come is kept.
    case stopped
    /// Nothing came but an error.
    case failed
  }

  package var id: MessageID
  package var conversation: ConversationID
  /// The message that this one follows; nil at the root. Messages with one parent are siblings.
  package var parent: MessageID?
  package var role: Role
  package var text: String
  package var reasoning: String
  /// The model that was asked; nil for a prompt.
  package var model: ModelID?
  package var state: State
  package var createdAt: WallTime
  /// How an answer came about, first attempt first. Empty for a prompt.
  package var attempts: [Attempt]

  package init(
    id: MessageID, conversation: ConversationID, parent: MessageID? = nil, role: Role,
    text: String = "", reasoning: String = "", model: ModelID? = nil, state: State = .complete,
    createdAt: WallTime, attempts: [Attempt] = []
  ) {
    self.id = id
    self.conversation = conversation
    self.parent = parent
    self.role = role
    self.text = text
    self.reasoning = reasoning
    self.model = model
    self.state = state
    self.createdAt = createdAt
    self.attempts = attempts
  }
}

/// One request for an answer, and what became of it.
package struct Attempt: Hashable, Sendable, Codable {
  /// From 1, counted over the whole turn.
  package var number: Int
  package var model: ModelID
  /// Host and port that were asked: what a report may name. Never a key.
  package var endpoint: String
  package var startedAt: WallTime
  /// HTTP status; nil when no head came.
  package var status: Int?
  package var requestID: String?
  package var generationID: String?
  /// Seconds from the start to the first byte of the body, the first text, the end; nil: did not come.
  package var firstByteAfter: Double?
  package var firstTextAfter: Double?
  package var endedAfter: Double?
  /// Bytes of the body, and UTF-8 bytes of text and reasoning that came out of them.
  package var receivedBytes: Int
  package var textBytes: Int
  package var usage: Usage?
  /// As the server said it: `stop`, `length`, …
  package var finishReason: String?
  package var failure: Failure?
  /// Seconds waited after this attempt before the next; nil: none followed by itself.
  package var waitSeconds: Double?
  /// The answer that it was made for, where that is another one: a partial answer whose sibling this
  /// attempt then began. Known only while the program runs.
  package var askedAs: MessageID?

  package init(number: Int, model: ModelID, endpoint: String, startedAt: WallTime) {
    self.number = number
    self.model = model
    self.endpoint = endpoint
    self.startedAt = startedAt
    receivedBytes = 0
    textBytes = 0
  }
}
