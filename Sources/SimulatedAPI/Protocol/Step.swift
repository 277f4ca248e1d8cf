/// What happens next in a response's body. A list of these is a whole answer, faults and all.
enum Step: Hashable, Sendable {
  /// Nothing, for so long at the believable pace.
  case pause(milliseconds: Double)
  case text(String)
  case reasoning(String)
  /// A line that clients ignore: sent to keep the connection alive.
  case comment(String)
  case finish(reason: String)
  /// The chunk without choices that says what the answer took.
  case usage
  case failure(StreamFailure)
  /// `[DONE]`.
  case done
  /// Text outside of any frame.
  case raw(String)
  /// The connection closes though the body has not ended.
  case cut
  /// Nothing more, and no end, until the client leaves.
  case hang
}

/// An error inside a response that began well.
struct StreamFailure: Hashable, Sendable {
  enum Shape: Hashable, Sendable {
    /// In `choices[0].error`, beside `finish_reason: "error"`: as documented.
    case choice
    /// A frame that holds only `error`.
    case topLevel
    /// As `topLevel`, with the request ID inside; a `finish_reason: "error"` without an error, and
    /// `[DONE]`, follow.
    case initialization
  }

  var code: String
  var message: String
  var shape = Shape.choice
}

/// The body of an answer: its steps, and how they are put on the wire.
struct Script: Hashable, Sendable {
  var steps: [Step]
  var framing = Framing.plain
}
