import Chat
import ChatUI
import Glibc
import Settings
import TUI

/// The end of a one-shot request: the rest of the answer, what went wrong in whole lines, the exit status.
struct AskReport {
  let request: AskRequest
  let prepared: StartUp.Prepared
  let place: AskConversation.Place
  let outcome: AskLoop.Outcome
  let output: AskOutput
  /// The log has the answer.
  let isKept: Bool
  let streams: Bool

  private var turn: AskTurn { outcome.turn }

  func write(_ formatter: inout AskFormatter) async -> ExitStatus {
    let wall = prepared.parts.time.wallNow
    let now = Now(instant: prepared.parts.time.now, wall: wall, zone: LocalClock.zone(at: wall))
    var rest = ""
    if !streams, let text = turn.answer?.text, !text.isEmpty {
      rest += formatter.take(.text(text), turn, at: now)
    }
    var ending = AskEnding(turn.answer)
    if ending == .answered, formatter.hasRepeated { ending = .repeated }
    if outcome.signal != nil, ending != .answered, ending != .cut { ending = .stopped }
    let failure = ending == .stopped ? nil : self.failure
    let words = failure.map { failureWords($0, at: now) }
    let result = AskRecord.result(
      turn, await facts(ending, advice: words?.advice, seconds: outcome.seconds))
    rest += formatter.end(turn, result: result)
    let error: Int32?
    if let known = outcome.writeError { error = known } else { error = await output.write(rest) }
    if let error { return await unwritten(error, ending) }
    if turn.wasNotSent {
      await output.say(
        "confab ask: another Confab is receiving an answer in this conversation. Nothing was sent: ask "
          + "again when it has ended")
      return .failure
    }
    if let signal = outcome.signal, ending == .stopped {
      await say(stoppedWords)
      return ExitStatus(signal: signal)
    }
    if let words { await show(words) }
    switch ending {
    case .cut:
      await output.say(
        "confab ask: the answer is cut: the token limit was reached. --max-tokens sets another one")
    case .filtered where words == nil:
      await output.say(
        "confab ask: the answer is cut by a content filter: change the prompt and ask again")
    case .repeated:
      await output.say(
        "confab ask: the stream broke on the way, and what had come stands before the whole answer: "
          + "--no-stream writes only the whole one")
    default: break
    }
    if formatter.lacksCode {
      await output.say(missingCode)
      return .noCode
    }
    return ExitStatus(ending)
  }

  /// What ended the last attempt, where it was no answer.
  private var failure: Failure? {
    guard let answer = turn.answer, answer.state == .failed || answer.state == .interrupted else {
      return nil
    }
    return answer.attempts.last { $0.failure != nil }?.failure
  }

  private func failureWords(_ failure: Failure, at now: Now) -> AskFailure {
    let attempts = turn.answer?.attempts ?? []
    let last = attempts.last { $0.failure != nil }
    let failedAt = last?.failedAt ?? now.wall
    return AskFailure(
      failure, attempts: attempts,
      in: AdviceContext(
        endpoint: last?.endpoint ?? place.connection.facts.address,
        model: last?.model ?? place.model,
        keyOrigin: place.connection.facts.keyOrigin, failedAt: failedAt,
        utcOffset: now.offset(at: failedAt)))
  }

  private func show(_ words: AskFailure) async {
    var text = "confab ask: \(words.title)\n"
    for fact in words.facts {
      text += Fact(label: fact.label, value: fact.value).text(width: StandardError.columns)
    }
    if turn.answer?.text.isEmpty == false, isKept {
      text += Fact(
        label: "kept",
        value: "what had come is in the log: confab logs show "
          + place.stored.conversation.id.rawValue
      ).text(width: StandardError.columns)
    }
    await output.say(String(text.dropLast()))
  }

  private var stoppedWords: String {
    guard turn.answer?.text.isEmpty == false else { return "stopped before anything had come" }
    return isKept ? "stopped; what had come is in the log" : "stopped"
  }

  private var missingCode: String {
    let count = CodeInAnswer.blocks(of: turn.answer?.text ?? "").count
    let found =
      count == 0
      ? "there is no code in the answer"
      : "the answer has \(count) \(count == 1 ? "block" : "blocks") of code, not that many"
    return "confab ask: \(found)" + (isKept ? ": confab logs show last prints it" : "")
  }

  /// The answer could not be written: where it is instead.
  private func unwritten(_ error: Int32, _ ending: AskEnding) async -> ExitStatus {
    // Whoever reads has had enough: that is no failure, and nobody is to be told.
    if error == EPIPE { return outcome.signal.map { ExitStatus(signal: $0) } ?? .success }
    let reason = String(cString: strerror(error))
    if isKept {
      await output.say(
        "confab ask: the answer cannot be written (\(reason)). It is in the log: confab logs show "
          + place.stored.conversation.id.rawValue)
    } else {
      await output.say("confab ask: the answer cannot be written (\(reason)). Here it is:")
      await output.say(turn.answer?.text ?? "")
    }
    return .failure
  }

  private func say(_ text: String) async {
    if !request.isQuiet { await output.say("confab ask: \(text)") }
  }

  private func facts(
    _ ending: AskEnding, advice: String?, seconds: Double
  ) async -> AskRecord.Facts {
    var status = ExitStatus(ending)
    if ending == .stopped, let signal = outcome.signal { status = ExitStatus(signal: signal) }
    var facts = AskRecord.Facts(
      conversation: place.stored.conversation.id, endpoint: place.connection.facts.name,
      asked: place.model, ending: ending, exitStatus: status.rawValue, isLogged: isKept,
      seconds: seconds)
    facts.advice = advice
    guard request.form == .json || request.form == .jsonLines, let answer = turn.answer,
      let attempt = answer.attempts.last
    else { return facts }
    let record = await place.connection.backend.service.exchange(answer.exchange(of: attempt))
    facts.served = ServedModel.name(in: record)
    return facts
  }
}
