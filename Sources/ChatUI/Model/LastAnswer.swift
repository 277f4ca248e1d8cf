package import Chat

/// What became of the last answer of a conversation, as far as nobody has seen it.
package enum LastAnswer: Hashable, Sendable {
  case seen
  /// It was being received when the program ended.
  case cutOff
  /// The terminal went while it was being received: it came whole, failed, or was stopped when its time
  /// was over; or it still comes, in a program that goes on without its terminal.
  case complete, failed, stopped, stillComes

  /// - Parameters:
  ///   - page: the end of the conversation.
  ///   - time: when the terminal went while an answer was being received; nil: it did not.
  package init(of page: BranchPage, leftAt time: WallTime? = nil) {
    guard let answer = page.messages.last, answer.role == .assistant else {
      self = .seen
      return
    }
    guard answer.state != .streaming else {
      let isReceived = page.receiving.contains(answer.id)
      self = !isReceived ? .cutOff : time == nil ? .seen : .stillComes
      return
    }
    guard let time, let end = answer.attempts.last?.failedAt, end.seconds >= time.seconds else {
      self = .seen
      return
    }
    switch answer.state {
    case .complete: self = .complete
    case .failed, .interrupted: self = .failed
    case .stopped, .streaming: self = .stopped
    }
  }

  /// Added to what is said of the conversation; nil: nothing.
  func words(at time: String) -> String? {
    switch self {
    case .seen: nil
    case .cutOff: "its last answer was cut off at \(time)"
    case .complete: "the answer that was coming when the terminal went is complete"
    case .failed: "the answer that was coming when the terminal went has failed"
    case .stopped:
      "the answer that was coming when the terminal went was stopped; what had come is kept"
    case .stillComes: "the answer that was coming when the terminal went still comes"
    }
  }
}
