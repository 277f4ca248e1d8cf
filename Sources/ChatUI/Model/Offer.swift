package import Chat

/// A conversation of the log that may be gone on with.
package struct Offer: Hashable, Sendable {
  package var conversation: Conversation
  /// Its last answer was still being received when the program ended.
  package var wasInFlight: Bool
  /// The day when it was gone on with last; nil: today.
  var day: String?

  init(conversation: Conversation, wasInFlight: Bool, day: String? = nil) {
    self.conversation = conversation
    self.wasInFlight = wasInFlight
    self.day = day
  }
}
