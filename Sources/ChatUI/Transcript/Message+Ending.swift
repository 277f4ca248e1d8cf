import Chat

extension Message {
  /// Whether the model can be asked to go on from it.
  var canBeContinued: Bool { Continuation.isPossible(after: self) }

  /// It reads as if it were whole, and is not.
  var isCutAtTokenLimit: Bool { state == .complete && finishReason == "length" }

  var isCutByFilter: Bool { state == .complete && finishReason == "content_filter" }

  /// The stream ended without saying so: neither a finish reason nor `[DONE]` came.
  var isTruncated: Bool {
    guard let attempt = attempts.last(where: { $0.failure != nil }), let failure = attempt.failure,
      attempt.finishReason == nil
    else { return false }
    return failure.step == .cut && FailureStage(failure) == .midStream
  }

  /// A finish reason that has no words of its own, as the server said it.
  var unknownFinishReason: String? {
    guard state == .complete, let reason = finishReason,
      !["", "stop", "length", "content_filter"].contains(reason)
    else { return nil }
    return reason
  }

  private var finishReason: String? { attempts.last?.finishReason }
}
