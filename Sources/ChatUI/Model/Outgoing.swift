import Chat

/// A prompt that was sent and has not gone out yet: for a short while it can be taken back.
struct Outgoing: Hashable, Sendable {
  var text: String
  /// What sends it.
  var command: SessionCommand
  /// When it goes out by itself.
  var deadline: Instant
}
