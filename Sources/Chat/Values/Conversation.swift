/// A conversation's own facts; its messages are kept apart.
package struct Conversation: Hashable, Sendable, Codable {
  package var id: ConversationID
  /// Empty until the first prompt names it.
  package var title: String
  package var model: ModelID
  package var createdAt: WallTime
  package var updatedAt: WallTime
  /// The last message of the branch that is shown.
  package var head: MessageID?

  package init(
    id: ConversationID, title: String = "", model: ModelID, createdAt: WallTime,
    updatedAt: WallTime, head: MessageID? = nil
  ) {
    self.id = id
    self.title = title
    self.model = model
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.head = head
  }
}

/// A conversation as it comes from the store: the shown branch, root first, and how many siblings
/// each message has.
package struct StoredConversation: Hashable, Sendable {
  package var conversation: Conversation
  package var messages: [Message]
  /// Position (from 1) and number of siblings, for messages that have any.
  package var siblings: [MessageID: SiblingPosition]
  package var draft: String

  package init(
    conversation: Conversation, messages: [Message],
    siblings: [MessageID: SiblingPosition] = [:], draft: String = ""
  ) {
    self.conversation = conversation
    self.messages = messages
    self.siblings = siblings
    self.draft = draft
  }
}

/// `‹position/count›` among the messages with one parent.
package struct SiblingPosition: Hashable, Sendable {
  package var position: Int
  package var count: Int

  package init(position: Int, count: Int) {
    self.position = position
    self.count = count
  }
}

/// A model as a server or a list names it.
package struct ModelInfo: Hashable, Sendable {
  package var id: ModelID
  /// One line for the picker; empty when nothing is known.
  package var summary: String
  /// Tokens; nil: not known.
  package var contextLength: Int?

  package init(id: ModelID, summary: String = "", contextLength: Int? = nil) {
    self.id = id
    self.summary = summary
    self.contextLength = contextLength
  }
}
