/// A conversation that the log did not take, as Confab's own JSON: what `confab logs import` reads.
///
/// Unlike an export it holds what is known of all branches, and the first message may follow one that
/// only the log has.
package struct RescueExport {
  package let conversation: Conversation
  /// Parents before children.
  package let messages: [Message]
  package let attachments: [Attachment]
  package let bookmarks: [MessageID]

  package init(
    conversation: Conversation, messages: [Message], attachments: [Attachment] = [],
    bookmarks: [MessageID] = []
  ) {
    self.conversation = conversation
    self.messages = messages
    self.attachments = attachments
    self.bookmarks = bookmarks
  }

  package func text(version: String) -> String {
    let json = JSONExport(version: version)
    let shown = way
    let branch = messages.filter { shown.contains($0.id) }
    let others = messages.filter { !shown.contains($0.id) }
    let attached = attachments.map { json.text(of: $0.hash, $0) }
    return json.head(conversation) + branch.map(json.text(of:)).joined(separator: ",\n")
      + json.beforeOthers + others.map(json.text(of:)).joined(separator: ",\n")
      + json.afterOthers(bookmarks: bookmarks, shown: [])
      + attached.joined(separator: ",\n") + json.end
  }

  /// The messages from the first that is known to the head.
  private var way: Set<MessageID> {
    let parents = Dictionary(
      messages.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
    var way: Set<MessageID> = []
    var next = conversation.head
    while let id = next, let parent = parents[id], way.insert(id).inserted { next = parent }
    return way
  }
}
