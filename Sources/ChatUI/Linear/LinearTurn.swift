import Chat

/// What was said of the turn in progress. Knows what is to be said when; the words are put together in
/// `LinearView`.
struct LinearTurn: Sendable {
  /// One wait between attempts, or for the gate, or for an answer to a question.
  struct Wait: Sendable {
    var deadline: Instant
    /// Seconds that were left when it was told last.
    var told: Int
  }

  var isRunning = false
  var attempt = 0
  var model: ModelID?
  var isThinking = false
  var wait: Wait?
  var question: Wait?
  /// Seconds of silence that were told.
  var silence = 0
  /// When the present silence began.
  var silentSince: Instant?
  /// The user asked to stop it.
  var isCancelled = false
  /// How the answer ended was said.
  var hasEnded = false

  func nextTick(_ model: Model, at now: Instant) -> Instant? {
    guard model.isTurnRunning else { return nil }
    if let wait = question ?? wait {
      guard let mark = SparseMarks.next(below: wait.told) else { return nil }
      return wait.deadline.advanced(bySeconds: -Double(mark))
    }
    return silentSince.map { $0.advanced(bySeconds: Double(SparseMarks.next(above: silence))) }
  }
}
