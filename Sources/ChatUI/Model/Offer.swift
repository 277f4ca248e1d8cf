package import Chat

/// A conversation of the log that may be gone on with.
package struct Offer: Hashable, Sendable {
  package var conversation: Conversation
  /// Its last answer was still being received when the program ended.
  package var wasInFlight: Bool
}
