import Chat
import ChatUI
import Curses
import Glibc
import TUI

/// One answer from its prompt to its end: passes on what the session tells, says what is happening, and
/// takes signals. It decides nothing about retries or words.
struct AskLoop {
  /// What came of it.
  struct Outcome {
    var turn: AskTurn
    /// The first signal that was meant to end it.
    var signal: Int32?
    /// What writing the answer met.
    var writeError: Int32?
    var seconds: Double
  }

  let session: Session
  let output: AskOutput
  let inbox: Inbox
  let time: any TimeSource
  let executor: QueueExecutor
  /// The answer is written as it comes.
  let streams: Bool
  /// Retries are told line by line where no line is rewritten.
  let isQuiet: Bool
  /// Where all this is the answer's own.
  let stateIsOff: Bool

  var formatter: AskFormatter
  private var turn = AskTurn()
  private var gate: GateStatus?
  private var toldRetry = 0
  private var outcome: (signal: Int32?, writeError: Int32?) = (nil, nil)

  init(
    session: Session, output: AskOutput, inbox: Inbox, time: any TimeSource,
    executor: QueueExecutor, formatter: AskFormatter, streams: Bool, isQuiet: Bool
  ) {
    (self.session, self.output, self.inbox, self.time) = (session, output, inbox, time)
    (self.executor, self.formatter, self.streams) = (executor, formatter, streams)
    self.isQuiet = isQuiet
    stateIsOff = isQuiet || !output.hasState
  }

  mutating func run(_ prompt: String) async -> Outcome {
    let start = time.now
    let zone = LocalClock.zone(at: time.wallNow)
    var alarm = Alarm(time: time, executor: executor, inbox: inbox)
    Task(executorPreference: executor) { [session, inbox] in
      for await update in session.updates { inbox.send(.interface(.session(update))) }
      inbox.send(.quiet)
    }
    session.perform(.send(prompt))
    Task(executorPreference: executor) { [session] in
      await session.idle()
      await session.close()
    }
    for await event in inbox.events {
      let now = Now(instant: time.now, wall: time.wallNow, zone: zone)
      switch event {
      case .interface(.session(let update)):
        for event in turn.take(update) { await take(event, at: now) }
      case .interface(.notice(let text, _)): await output.say("confab ask: \(text)")
      case .line(.signal(let number)): await end(number)
      case .alarm:
        alarm.rang()
        await showState(at: now)
      case .quiet:
        alarm.set(nil)
        await output.show("")
        return Outcome(
          turn: turn, signal: outcome.signal, writeError: outcome.writeError,
          seconds: time.now.seconds(since: start))
      case .interface, .terminal, .line, .told, .caughtUp: break
      }
      if !stateIsOff { alarm.set(nextTick(at: now)) }
    }
    return Outcome(turn: turn, signal: nil, writeError: nil, seconds: 0)
  }

  /// Writes to standard output. A reader that has had enough ends the request.
  private mutating func write(_ text: String) async {
    guard outcome.writeError == nil, let error = await output.write(text) else { return }
    outcome.writeError = error
    // Another error is no reason to stop: the log gets the whole answer.
    if error == EPIPE { session.perform(.cancel) }
  }

  private mutating func take(_ event: AskTurn.Event, at now: Now) async {
    switch event {
    case .text, .brokeOff: if streams { await write(formatter.take(event, turn, at: now)) }
    default: await write(formatter.take(event, turn, at: now))
    }
    switch event {
    case .status(let status):
      if case .backingOff(let backoff) = status.phase { await tell(backoff, at: now) }
      await showState(at: now)
    case .gate(let gate): self.gate = gate
    case .logFailed(let error) where outcome.writeError == nil:
      await output.say("confab ask: \(error.summary)")
    default: break
    }
  }

  /// Where the wait is not counted down, each is said once.
  private mutating func tell(_ backoff: Backoff, at now: Now) async {
    guard stateIsOff, !isQuiet, backoff.nextAttempt > toldRetry else { return }
    toldRetry = backoff.nextAttempt
    await output.say("confab ask: \(AskStateLine.retry(backoff, at: now))")
  }

  private func showState(at now: Now) async {
    guard !stateIsOff, let status = turn.status else { return }
    await output.show(AskStateLine(status, gate: gate).text(at: now) ?? "")
  }

  /// Once a second while something is awaited.
  private func nextTick(at now: Now) -> Instant? {
    guard let status = turn.status, status.phase != .idle else { return nil }
    // The count of a wait changes with its deadline's seconds, an age with its start's.
    let anchor: Instant
    switch status.phase {
    case .backingOff(let backoff): anchor = backoff.deadline
    case .held(let until): anchor = until ?? status.startedAt
    default: anchor = status.startedAt
    }
    let second: Int64 = 1_000_000_000
    let past = (now.instant.nanoseconds - anchor.nanoseconds) % second
    return Instant(
      nanoseconds: now.instant.nanoseconds + second - (past < 0 ? past + second : past))
  }

  private mutating func end(_ number: Int32) async {
    guard outcome.signal == nil else {
      // Once more: at once.
      await output.show("")
      Glibc.exit(ExitStatus(signal: number).rawValue)
    }
    outcome.signal = number
    session.perform(.cancel)
  }
}
