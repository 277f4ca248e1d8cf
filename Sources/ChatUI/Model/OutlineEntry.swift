package import Chat

/// A prompt, or a heading of an answer: what the outline of a conversation lists.
package struct OutlineEntry: Hashable, Sendable {
  package var message: MessageID
  /// UTF-8 offset in the message's text where the heading begins; 0 for a prompt.
  package var offset: Int
  /// 0: a prompt; 1 to 6: a heading.
  package var level: Int
  /// One line.
  package var title: String

  package init(message: MessageID, offset: Int, level: Int, title: String) {
    self.message = message
    self.offset = offset
    self.level = level
    self.title = title
  }
}
