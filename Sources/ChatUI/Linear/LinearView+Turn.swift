import Chat

/// The turn in progress: what is waited for, for how long still, and what can be said to it.
extension LinearView {
  mutating func sayTurn(_ model: Model, at now: Now) {
    let status = model.status
    guard model.isTurnRunning else {
      if turn.isRunning, turn.isCancelled, !turn.hasEnded { say("Stopped.") }
      turn = LinearTurn()
      return
    }
    let name = LinearPanel.name(of: status.model)
    if !turn.isRunning {
      let isCancelled = turn.isCancelled
      turn = LinearTurn()
      turn.isCancelled = isCancelled
      turn.isRunning = true
      turn.attempt = status.attempt
    }
    switch status.phase {
    case .backingOff(let backoff): return sayBackoff(backoff, at: now)
    case .held(let until): return sayHeld(until, model, at: now)
    default: break
    }
    if turn.wait != nil || turn.model != status.model || status.attempt != turn.attempt {
      let isAgain = status.attempt > 1
      say(isAgain ? "Asking \(name), attempt \(status.attempt)." : "Asking \(name).")
      (turn.wait, turn.model, turn.attempt) = (nil, status.model, status.attempt)
      (turn.isThinking, turn.silence, turn.hasEnded) = (false, 0, false)
    }
    if status.phase == .reasoning, !turn.isThinking {
      turn.isThinking = true
      if model.reasoning != .full { say("\(name) is thinking.") }
    }
    if let givesUpAt = status.givesUpAt {
      return sayQuestion(givesUpAt, status, at: now)
    }
    let isAnswered = turn.question != nil
    turn.question = nil
    saySilence(status, name, isKnown: isAnswered, at: now)
  }

  private mutating func sayBackoff(_ backoff: Backoff, at now: Now) {
    let countdown = Countdown(to: backoff.deadline)
    let left = countdown.secondsLeft(at: now.instant)
    guard turn.wait?.deadline == backoff.deadline else {
      turn.wait = LinearTurn.Wait(deadline: backoff.deadline, told: left)
      (turn.silentSince, turn.question) = (nil, nil)
      say(LinearFailure.sentence(backoff.failure))
      let when =
        countdown.isLong(at: now.instant)
        ? countdown.clock(at: now) : "in \(LinearWords.seconds(left))"
      say("Retrying \(when), attempt \(backoff.nextAttempt) of \(backoff.attempts).")
      say("Type r to retry now, s to stop, m for another model, e to edit the prompt.")
      return
    }
    if let left = dueMark(of: turn.wait, at: now) {
      turn.wait?.told = left
      say("Retrying in \(LinearWords.seconds(left)).")
    }
  }

  private mutating func sayHeld(_ until: Instant?, _ model: Model, at now: Now) {
    let deadline = until ?? Instant(nanoseconds: .max)
    let left = until.map { Countdown(to: $0).secondsLeft(at: now.instant) }
    guard turn.wait?.deadline == deadline else {
      turn.wait = LinearTurn.Wait(deadline: deadline, told: left ?? 0)
      turn.silentSince = nil
      let reason = model.gate.map { ", because of \(LinearWords.plain($0.reason))" } ?? ""
      let time = left.map { " for \(LinearWords.seconds($0))" } ?? " until another request ends"
      return say("The request is held back\(time)\(reason). Type s to stop.")
    }
    if let left = dueMark(of: turn.wait, at: now) {
      turn.wait?.told = left
      say("Held back for \(LinearWords.seconds(left)).")
    }
  }

  private mutating func sayQuestion(_ givesUpAt: Instant, _ status: TurnStatus, at now: Now) {
    let left = Countdown(to: givesUpAt).secondsLeft(at: now.instant)
    guard turn.question?.deadline == givesUpAt else {
      turn.question = LinearTurn.Wait(deadline: givesUpAt, told: left)
      let silent = Int(now.instant.seconds(since: status.lastByteAt ?? status.startedAt))
      say("Nothing came for \(LinearWords.seconds(silent)).")
      say("It is given up in \(LinearWords.seconds(left)).")
      return say("Type k to keep waiting, r to retry now, s to stop, m for another model.")
    }
    if let left = dueMark(of: turn.question, at: now) {
      turn.question?.told = left
      say("Given up in \(LinearWords.seconds(left)).")
    }
  }

  private func dueMark(of wait: LinearTurn.Wait?, at now: Now) -> Int? {
    guard let wait, let mark = SparseMarks.next(below: wait.told) else { return nil }
    let left = Countdown(to: wait.deadline).secondsLeft(at: now.instant)
    return left > 0 && left <= mark ? left : nil
  }

  /// - Parameter isKnown: who answered a question about it knows how long it is.
  private mutating func saySilence(
    _ status: TurnStatus, _ name: String, isKnown: Bool, at now: Now
  ) {
    let since = max(status.lastTextAt ?? status.startedAt, status.startedAt)
    if turn.silentSince != since { (turn.silentSince, turn.silence) = (since, 0) }
    let seconds = Int(now.instant.seconds(since: since))
    if isKnown { turn.silence = max(0, seconds) }
    guard seconds >= SparseMarks.next(above: turn.silence) else { return }
    turn.silence = seconds
    let time = LinearWords.seconds(seconds)
    switch status.phase {
    case .reasoning: say("\(name) is still thinking, no word for \(time).")
    case .receiving: say("Nothing more for \(time). /stop stops and keeps what came.")
    default: say("Still waiting, \(time). /stop stops.")
    }
  }
}
