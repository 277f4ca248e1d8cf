import Chat

/// Where the reader was when a find began: where it looks first, and where leaving it leads back to.
struct FindOrigin: Sendable {
  /// The row at the top of the screen; nil: the end was followed.
  var top: TranscriptPlace?
  var lastSeen: TranscriptPlace?
  /// The message at the top of the screen.
  var message: MessageID
  /// Positions on the branch of the messages on the screen.
  var visible: ClosedRange<Int>
}
