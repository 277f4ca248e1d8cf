import Chat

/// What is happening now, for who wants to know without waiting for it.
extension LinearView {
  mutating func status(_ model: Model, at now: Now) -> [String] {
    said = []
    let name = model.model.rawValue.isEmpty ? "no model yet" : model.model.rawValue
    if let conversation = model.conversation {
      let count = LinearWords.count(model.transcript.total, "message")
      say("Conversation: \(LinearPanel.title(of: conversation)), \(count).")
    } else {
      say("A new conversation.")
    }
    say("Model: \(name) at \(model.front.endpoint.name).")
    say(LinearWords.sentence(phase(model, at: now)))
    let totals = model.totals
    if totals.promptTokens + totals.completionTokens > 0 {
      let cost = totals.cost.flatMap(FigureText.cost).map { ", \($0)" } ?? ""
      say(
        "Tokens: \(FigureText.count(totals.promptTokens)) sent, "
          + "\(FigureText.count(totals.completionTokens)) received\(cost).")
    }
    if !model.front.queued.isEmpty {
      say("Waiting to be sent: \(LinearWords.count(model.front.queued.count, "prompt")).")
    }
    if !model.composer.isEmpty {
      say("Draft: \(LinearWords.short(AttachmentReference.short(model.composer.text), to: 300))")
    }
    let others = model.others.filter { !$0.isBlank }.count
    if others > 0 { say("Open beside this one: \(LinearWords.count(others, "conversation")).") }
    if model.isLogFailing { say("The log cannot be written now: this chat is in memory only.") }
    return said.map(LinearWords.safe)
  }

  private func phase(_ model: Model, at now: Now) -> String {
    let status = model.status
    switch status.phase {
    case .idle: return "nothing is being asked"
    case .backingOff(let backoff):
      let left = Countdown(to: backoff.deadline).words(at: now.instant)
      return "\(LinearFailure.sentence(backoff.failure)) Retrying in \(left), "
        + "attempt \(backoff.nextAttempt) of \(backoff.attempts)"
    case .held: return "the request is held back"
    default:
      let age = LinearWords.seconds(max(0, Int(now.instant.seconds(since: status.startedAt))))
      var words = "\(MeterLine.word(status.phase)) for \(age)"
      if status.pieces > 0 { words += ", about \(LinearWords.count(status.pieces, "token")) came" }
      if let id = status.requestID { words += ", request ID \(id)" }
      return words
    }
  }
}
