import Chat

/// Who says a message, and how it ended, in words.
enum MessageNames {
  static func speaker(of message: Message) -> String {
    switch message.role {
    case .user: return "You"
    case .system: return "System"
    case .assistant: return message.model.map(LinearPanel.name) ?? "Answer"
    }
  }

  /// One line beneath an answer: what it took, and what of it is missing. nil: nothing is to be said.
  /// - Parameters:
  ///   - isLast: it can be gone on from.
  ///   - isLive: what went wrong is said beside it.
  static func ending(of message: Message, isLast: Bool, isLive: Bool) -> String? {
    guard message.role == .assistant, message.state != .streaming else { return nil }
    var words = [state(of: message)]
    if let last = message.attempts.last, message.state == .complete || message.state == .stopped {
      if let tokens = last.usage?.completionTokens {
        words.append(LinearWords.count(tokens, "token"))
      }
      if let cost = last.usage?.cost.flatMap(FigureText.cost) { words.append(cost) }
      if let seconds = last.endedAfter.flatMap(FigureText.seconds) {
        words.append(seconds.hasSuffix(" s") ? seconds.dropLast(2) + " seconds" : seconds)
      }
    }
    var sentence = words.joined(separator: ", ") + "."
    if !isLive, message.state == .interrupted, let failure = message.failure {
      sentence += " " + LinearFailure.sentence(failure)
    }
    if isLast, message.canBeContinued { sentence += " /continue goes on from here." }
    return sentence
  }

  private static func state(of message: Message) -> String {
    switch message.state {
    case .complete where message.isCutAtTokenLimit: "Cut at the token limit"
    case .complete where message.isCutByFilter: "Cut by a content filter"
    case .complete, .streaming: "End of answer"
    case .interrupted: message.isTruncated ? "The answer was cut short" : "The answer broke off"
    case .stopped: "Stopped"
    case .failed: "No answer"
    }
  }
}
