package import Chat

/// A conversation of the log that may be gone on with.
package struct Offer: Hashable, Sendable {
  package var conversation: Conversation
  package var lastAnswer: LastAnswer
  /// The day when it was gone on with last; nil: today.
  var day: String?

  init(conversation: Conversation, lastAnswer: LastAnswer, day: String? = nil) {
    self.conversation = conversation
    self.lastAnswer = lastAnswer
    self.day = day
  }
}
