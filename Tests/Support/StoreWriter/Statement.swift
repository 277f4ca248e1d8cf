import Chat

/// What a writer says that it wrote, as it was last.
struct Statement: Codable {
  var messages: [Message] = []
  var conversations: [Conversation] = []
  /// By conversation.
  var drafts: [String: String] = [:]
  /// Tags that it put on the conversation of all.
  var tags: [String] = []
}
