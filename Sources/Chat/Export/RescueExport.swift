/// A conversation that the log did not take, as Confab's own JSON: what `confab logs import` reads.
///
/// Unlike an export it holds what is known of all branches, and the first message may follow one that
/// only the log has.
package struct RescueExport {
  package let conversation: Conversation
  /// Parents before children.
  package let messages: [Message]
  package let attachments: [Attachment]

  package init(
    conversation: Conversation, messages: [Message], attachments: [Attachment] = []
  ) {
    self.conversation = conversation
    self.messages = messages
    self.attachments = attachments
  }

  package func text(version: String) -> String {
    let json = JSONExport(version: version)
    let attached = attachments.map { json.text(of: $0.hash, $0) }
    return json.head(conversation) + messages.map(json.text(of:)).joined(separator: ",\n")
      + json.beforeAttachments + attached.joined(separator: ",\n") + json.end
  }
}
