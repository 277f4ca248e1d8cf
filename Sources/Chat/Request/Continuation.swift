/// Going on from an answer that ended early.
///
/// Responsible for which answers can be continued, and for what the model is asked. The partial
/// answer stays as it is: what follows is an answer of its own to a prompt that is shown.
package enum Continuation {
  /// Stands in the transcript as the user's prompt. Models that are told less begin anew or comment.
  package static let prompt =
    "Continue exactly where you stopped. Do not repeat anything and do not comment."

  /// Whether the answer has text and broke off, was stopped, or was cut at the token limit.
  package static func isPossible(after message: Message) -> Bool {
    guard message.role == .assistant, !message.text.isEmpty else { return false }
    switch message.state {
    case .interrupted, .stopped: return true
    case .complete: return message.attempts.last?.finishReason == "length"
    case .streaming, .failed: return false
    }
  }
}
