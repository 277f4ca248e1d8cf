package import Chat

/// A prompt, or a heading of an answer: what the outline of a conversation lists.
package struct OutlineEntry: Hashable, Sendable {
  package var message: MessageID
  /// Of the message on the branch, from 0.
  package var position: Int
  /// UTF-8 offset in the message's text where the heading begins; 0 for a prompt.
  package var offset: Int
  /// 0: a prompt; 1 to 6: a heading.
  package var level: Int
  /// One line.
  package var title: String

  package init(message: MessageID, position: Int, offset: Int, level: Int, title: String) {
    self.message = message
    self.position = position
    self.offset = offset
    self.level = level
    self.title = title
  }

  /// Where in the conversation it stands.
  var place: OutlinePlace { OutlinePlace(position: position, offset: offset) }
}

/// A place in a conversation: in which message of the branch, and where in its text.
struct OutlinePlace: Hashable, Comparable, Sendable {
  var position: Int
  var offset: Int

  static func < (left: OutlinePlace, right: OutlinePlace) -> Bool {
    (left.position, left.offset) < (right.position, right.offset)
  }
}
