import Chat

/// How many tokens the next request takes of the model's context, before what is written now: what the
/// last answer's request took, and the answer.
struct ContextUse: Hashable, Sendable {
  var tokens: Int
  /// The server has not counted all of it.
  var isEstimate: Bool

  /// Bytes of text that stand for a token where nobody counted: between English prose and code.
  private static let bytesOfToken = 4
  /// Messages that are looked at for a count: a server that counts counts each answer.
  private static let reach = 16

  /// - Parameter messages: the end of the shown branch.
  /// - Parameter isWhole: they are all of it.
  /// nil: nothing was said, or what is known is too little for an estimate.
  init?(_ messages: some BidirectionalCollection<Message>, isWhole: Bool) {
    var bytes = 0
    var seen = 0
    for message in messages.reversed() {
      if let usage = message.attempts.last?.usage, let prompt = usage.promptTokens {
        tokens = prompt + (usage.completionTokens ?? 0) + bytes / Self.bytesOfToken
        isEstimate = bytes > 0
        return
      }
      bytes += message.text.utf8.count
      seen += 1
      guard seen < Self.reach else { return nil }
    }
    guard isWhole, bytes > 0 else { return nil }
    tokens = max(1, bytes / Self.bytesOfToken)
    isEstimate = true
  }
}
