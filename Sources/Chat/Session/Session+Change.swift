/// What the user says of the conversation as a whole. It is told at once and kept at once; in a
/// conversation in which nothing was said yet it is kept with the first prompt.
extension Session {
  func change(_ change: ConversationChange) {
    switch change {
    case .title(let title):
      // A conversation is found by its title: there is always one to be read.
      guard let title = Title.from(typed: title) else { return }
      conversation.title = title
    case .options(let options, let preset):
      conversation.options = options
      conversation.preset = preset
    case .tags(let tags): conversation.tags = Tag.list(tags)
    case .starred(let isStarred): conversation.isStarred = isStarred
    case .archived(let isArchived): conversation.isArchived = isArchived
    case .restored: conversation.deletedAt = nil
    }
    factsChanged()
  }
}
