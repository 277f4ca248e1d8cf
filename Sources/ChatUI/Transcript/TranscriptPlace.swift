import Chat

/// A place in the transcript.
struct TranscriptPlace: Hashable, Sendable {
  var message: MessageID
  var place: MessagePlace
  /// The rule of what is new, which stands beneath the row of `place`.
  var isRule = false
}

/// A row of the transcript as laid out now: which message, and which of its rows, the gap above it
/// and the rule of what is new included.
struct TranscriptRow: Hashable, Comparable, Sendable {
  var index: Int
  var row: Int

  static func < (left: TranscriptRow, right: TranscriptRow) -> Bool {
    (left.index, left.row) < (right.index, right.row)
  }
}
