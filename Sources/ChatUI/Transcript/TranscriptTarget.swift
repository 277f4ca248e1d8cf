package import Chat

/// Somewhere in the shown branch that the reader is taken to.
package enum TranscriptTarget: Hashable, Sendable {
  case start, end
  /// The message's first line.
  case message(MessageID)
  /// What stands at an offset (UTF-8) of the message's text: a heading.
  case offset(MessageID, Int)
  /// A block of the message, counted from 0; negative: from its last.
  case block(MessageID, Int)
  /// A match of what is looked for, counted from 0 in its message; negative: from its last.
  case match(MessageID, Int)

  package var message: MessageID? {
    switch self {
    case .start, .end: nil
    case .message(let id), .offset(let id, _), .block(let id, _), .match(let id, _): id
    }
  }

  /// What has to be read to show it.
  var branchPlace: BranchPlace {
    switch self {
    case .start: .start
    case .end: .end
    case .message(let id), .offset(let id, _), .block(let id, _), .match(let id, _): .around(id)
    }
  }
}
