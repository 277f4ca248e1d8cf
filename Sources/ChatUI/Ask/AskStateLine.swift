package import Chat

/// What is happening, in one line for standard error: the words of the meter and of the wait between two
/// attempts.
package struct AskStateLine: Sendable {
  private let status: TurnStatus
  private let gate: GateStatus?

  package init(_ status: TurnStatus, gate: GateStatus? = nil) {
    self.status = status
    self.gate = gate
  }

  /// nil: nothing is being made.
  package func text(at now: Now) -> String? {
    let elapsed = now.instant.seconds(since: status.startedAt)
    switch status.phase {
    case .idle: return nil
    case .connecting, .waiting:
      let word = status.phase == .connecting ? "connecting" : "waiting for \(status.model.rawValue)"
      return line([elapsed >= 1 ? "\(word) · \(Figures.age(elapsed))" : word])
    case .reasoning, .receiving:
      let word = MeterLine.word(status.phase)
      let silence = status.lastByteAt.map { now.instant.seconds(since: $0) } ?? elapsed
      let tokens = status.pieces > 0 ? "~\(FigureText.count(status.pieces)) tok" : ""
      let age =
        silence >= Model.stallSeconds ? "silent for \(Figures.age(silence))" : Figures.age(elapsed)
      return line([word, tokens, age])
    case .backingOff(let backoff): return line(Self.words(of: backoff, at: now))
    case .held(let until):
      let left = until.map { Countdown(to: $0).secondsLeft(at: now.instant) }
      let wait =
        left.map { $0 > 0 ? "held back for \($0) s" : "about to be sent" }
        ?? "held back until another request ends"
      return line([wait, gate?.reason ?? ""])
    }
  }

  /// One whole line for each retry, where no line is written over another.
  package static func retry(_ backoff: Backoff, at now: Now) -> String {
    words(of: backoff, at: now).joined(separator: " · ")
  }

  private static func words(of backoff: Backoff, at now: Now) -> [String] {
    let countdown = Countdown(to: backoff.deadline)
    let left = countdown.secondsLeft(at: now.instant)
    let wait =
      countdown.isLong(at: now.instant)
      ? "retrying \(countdown.clock(at: now)) (in \(countdown.words(at: now.instant)))"
      : left > 0 ? "retrying in \(left) s" : "retrying now"
    return [
      FailureNames(backoff.failure).title,
      "\(wait) (attempt \(backoff.nextAttempt) of \(backoff.attempts))",
      backoff.failure.requestID.map { "request \($0)" } ?? "",
    ].filter { !$0.isEmpty }
  }

  private func line(_ items: [String]) -> String {
    var items = items.filter { !$0.isEmpty }
    if status.attempt > 1, status.phase.isAnswering { items.append("attempt \(status.attempt)") }
    return (items + ["Ctrl-C stops"]).joined(separator: " · ")
  }
}

extension TurnStatus.Phase {
  fileprivate var isAnswering: Bool {
    switch self {
    case .connecting, .waiting, .reasoning, .receiving: true
    case .idle, .backingOff, .held: false
    }
  }
}
