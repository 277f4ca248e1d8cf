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
  /// What is sent along in this conversation, before what is configured for all.
  package var options = RequestOptions()
  /// The preset that was put on it last; nil: none.
  package var preset: String?
  /// The endpoint that it is asked of, by its name in the settings; nil: the one that is used anyway.
  package var endpoint: String?
  /// In the order in which they were given, each once.
  package var tags: [String] = []
  package var isStarred = false
  /// Out of the way of the newer ones; found all the same.
  package var isArchived = false
  /// When it was put into the trash; nil: it is not there.
  package var deletedAt: WallTime?

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

/// A conversation as it comes from the store: the newest messages of the shown branch.
package struct StoredConversation: Hashable, Sendable {
  package var conversation: Conversation
  package var page: BranchPage
  package var draft: String

  package init(conversation: Conversation, page: BranchPage, draft: String = "") {
    self.conversation = conversation
    self.page = page
    self.draft = draft
  }

  /// A short one, whole.
  package init(
    conversation: Conversation, messages: [Message],
    siblings: [MessageID: SiblingPosition] = [:], draft: String = ""
  ) {
    self.init(
      conversation: conversation, page: BranchPage(messages: messages, siblings: siblings),
      draft: draft)
  }

  package var messages: [Message] {
    get { page.messages }
    set { page.messages = newValue }
  }

  package var siblings: [MessageID: SiblingPosition] { page.siblings }
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
  /// US dollars for a million tokens; nil: not known.
  package var promptPrice: Double?
  package var completionPrice: Double?
  /// Whether pictures may be sent to it; nil: not known.
  package var takesImages: Bool?
  /// Who says that it is there.
  package var source = Source.server

  package enum Source: String, Hashable, Sendable, Codable {
    /// The provider's list of what it recommends.
    case recommended
    /// Its list of what costs nothing: may be refused over the API.
    case free
    /// The server's `/models`.
    case server
    /// The user's configuration.
    case configuration
  }

  package init(id: ModelID, summary: String = "", contextLength: Int? = nil) {
    self.id = id
    self.summary = summary
    self.contextLength = contextLength
  }
}
