/// What the user says of the conversation as a whole.
extension Session {
  func change(_ change: ConversationChange) {
    switch change {
    case .title(let title): conversation.title = title
    case .options(let options, let preset):
      conversation.options = options
      conversation.preset = preset
    case .tags(let tags): conversation.tags = tags
    case .starred(let isStarred): conversation.isStarred = isStarred
    case .archived(let isArchived): conversation.isArchived = isArchived
    }
    conversationChanged()
  }
}
