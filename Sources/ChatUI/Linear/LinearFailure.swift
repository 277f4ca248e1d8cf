import Chat

/// A failure in whole lines: what happened, what the API's support asks for first, what to do next.
enum LinearFailure {
  static func panel(_ panel: FailurePanel, in model: Model) -> LinearPanel {
    let facts = FailureFacts(panel, in: model)
    var read = LinearPanel(title: "Error: \(LinearWords.plain(facts.title))")
    if !facts.message.isEmpty { read.text.append("Message: \(oneLine(facts.message))") }
    if let parameter = facts.failure.parameter { read.text.append("Parameter: \(parameter)") }
    read.text.append("Model: \(facts.model)")
    read.text.append("Request ID: \(facts.requestID ?? "none was sent")")
    if let id = facts.generationID { read.text.append("Generation ID: \(id)") }
    read.text.append(
      "When: \([facts.stage, facts.time].compactMap(\.self).joined(separator: ", "))")
    read.text.append("Endpoint: \(facts.endpoint)")
    if let key = facts.key { read.text.append("Key: \(key)") }
    if let balance = facts.balance { read.text.append("Balance: \(balance)") }
    if let url = facts.buyCreditsURL { read.text.append("Buy credits: \(url)") }
    if facts.attempts.count > 1 {
      read.text.append("Attempts: \(facts.attempts.count)")
      read.text += facts.attempts.map { attempt in
        let id = attempt.requestID ?? attempt.failure?.requestID
        let result = attempt.failure.map { FailureNames($0).title } ?? "answered"
        return "Attempt \(attempt.number): \(LinearWords.plain(result))"
          + (id.map { ", request ID \($0)" } ?? "")
      }
    }
    if let named = facts.namedWait {
      let words = named.words(seenAt: panel.openedAt, utcOffset: model.utcOffset)
      read.text.append("Next try: \(words)")
    }
    read.text.append(LinearWords.sentence("what to do: \(facts.advice(at: panel.openedAt))"))
    read.entries = entries(facts)
    read.narrowing = "another prompt or command"
    read.takesPrompts = true
    return read
  }

  private static func entries(_ facts: FailureFacts) -> [LinearPanel.Entry] {
    var entries: [LinearPanel.Entry] = [
      .init(words: "Ask again", action: .retry),
      .init(words: "Choose another model and ask again", action: .retryWithModel),
    ]
    if facts.namedWait != nil {
      entries.append(.init(words: "Wait for the time that it names, then ask", action: .wake))
    }
    if facts.canContinue {
      entries.append(.init(words: "Go on from what had come", action: .continueAnswer))
    }
    if facts.canDropOldest {
      entries.append(.init(words: "Ask without the older half", action: .dropOldest))
    }
    return entries + [
      .init(words: "Copy the request ID", action: .copy(.requestID)),
      .init(words: "Copy the whole report", action: .copy(.report)),
      .init(words: "What was sent and received", action: .inspection(.showRequest)),
    ]
  }

  /// What happened, for a wait and for an answer that broke off: one sentence.
  static func sentence(_ failure: Failure) -> String {
    var words = "Error: \(LinearWords.plain(FailureNames(failure).title))."
    let message = oneLine(failure.message)
    if !message.isEmpty { words += " " + LinearWords.sentence(message) }
    if let id = failure.requestID { words += " Request ID \(id)." }
    return words
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
  }
}
