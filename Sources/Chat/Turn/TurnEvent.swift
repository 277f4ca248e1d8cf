/// What can happen to a turn. Results of an attempt carry its number, so that those of an earlier
/// one are known and dropped.
package enum TurnEvent: Hashable, Sendable {
  case start
  case received(attempt: Int, [ResponseEvent])
  /// The answer's stream ended well.
  case ended(attempt: Int)
  case failed(attempt: Int, Failure)
  /// The gate holds this attempt's request back until a moment; nil: until another has ended.
  case held(attempt: Int, until: Instant?)
  /// The gate let this attempt's request through.
  case admitted(attempt: Int)
  /// The wait after this attempt, or for an answer about its stall, may be over: the turn compares
  /// the time itself, for alarms ring early and late.
  case deadlinePassed(attempt: Int)
  case keepWaiting
  case retryNow
  case cancel
  case useModel(ModelID)
  /// Another server from the next attempt on, by its host, and the model to ask there.
  case useEndpoint(String, ModelID)
}

/// What a turn asks of the session that runs it, in order.
package enum TurnAction: Hashable, Sendable {
  /// Send the request; report what comes back under this attempt's number.
  case open(ChatRequest, attempt: Int)
  /// Drop the attempt in progress, or the wait for the next.
  case close
  /// A new answer joins the branch, in place of another if one is named: publish and keep both.
  case begin(Message, insteadOf: MessageID?)
  /// The answer took another form: publish it and keep it now.
  case update(Message)
  /// Text and reasoning for the current answer: publish them merged, keep them soon.
  case append(MessageID, text: String, reasoning: String)
  /// The phase changed: publish at once.
  case status(TurnStatus)
  /// Only figures changed: publish merged.
  case meter(TurnStatus)
  /// Report `deadlinePassed` for this attempt then. One alarm is enough: a later one replaces it.
  case wake(Instant, attempt: Int)
  case finish(TurnOutcome)
}

/// How a turn ended.
package enum TurnOutcome: Hashable, Sendable {
  case answered
  /// Stopped by the user; the text that had come is kept.
  case stopped
  /// No attempt is left or possible.
  case failed
  /// Cancelled by the user before any text came, but there are failures or reasoning to show.
  case cancelled
  /// Cancelled by the user before anything came.
  case withdrawn
}
