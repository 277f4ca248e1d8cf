package import Chat

/// One prompt and what comes of it, as a session tells it: the answer as far as it is known, and what is
/// new with each update. Decides which messages belong to the prompt; others may write to the same
/// conversation.
package struct AskTurn: Sendable {
  package enum Event: Hashable, Sendable {
    /// An answer begins: the first, or another after one that broke off.
    case began(MessageID)
    case text(String)
    case reasoning(String)
    /// What had come before the next one begins.
    case brokeOff(Message)
    case status(TurnStatus)
    case gate(GateStatus?)
    case logFailed(StoreError)
    case logRecovered
  }

  /// nil until the session has taken the prompt on: the log has it, or will.
  package private(set) var prompt: MessageID?
  package private(set) var answer: Message?
  /// Earlier answers of this turn, which broke off.
  package private(set) var partial: [Message] = []
  package private(set) var status: TurnStatus?
  /// The conversation waits for another program's answer: this prompt was not sent.
  package private(set) var wasNotSent = false
  /// Why the log does not have all of it; nil: it has, or will.
  package private(set) var logFailure: StoreError?

  package init() {}

  package mutating func take(_ update: SessionUpdate) -> [Event] {
    switch update {
    case .message(let message, _): return take(message)
    case .appended(let id, let text, let reasoning):
      guard id == answer?.id else { return [] }
      answer?.text += text
      answer?.reasoning += reasoning
      return Self.events(text: text, reasoning: reasoning)
    case .status(let status):
      self.status = status
      return [.status(status)]
    case .gate(let gate): return [.gate(gate)]
    case .storeFailed(let error):
      logFailure = error
      return [.logFailed(error)]
    case .storeRecovered:
      logFailure = nil
      return [.logRecovered]
    case .unsentReturned:
      wasNotSent = prompt == nil
      return []
    case .removed, .failed, .promptReturned, .conversation, .elsewhere, .branch, .queued: return []
    }
  }

  private mutating func take(_ message: Message) -> [Event] {
    if message.role == .user {
      if prompt == nil { prompt = message.id }
      return []
    }
    guard message.role == .assistant, let prompt, message.parent == prompt else { return [] }
    guard let known = answer, known.id == message.id else {
      var events: [Event] = []
      if let old = answer {
        partial.append(old)
        events.append(.brokeOff(old))
      }
      answer = message
      return events + [.began(message.id)]
        + Self.events(text: message.text, reasoning: message.reasoning)
    }
    answer = message
    // Appended text comes before the message that has it, as a rule.
    return Self.events(
      text: Self.rest(of: message.text, after: known.text),
      reasoning: Self.rest(of: message.reasoning, after: known.reasoning))
  }

  private static func events(text: String, reasoning: String) -> [Event] {
    (reasoning.isEmpty ? [] : [.reasoning(reasoning)]) + (text.isEmpty ? [] : [.text(text)])
  }

  private static func rest(of text: String, after known: String) -> String {
    guard text.utf8.count > known.utf8.count, text.utf8.starts(with: known.utf8) else { return "" }
    return String(decoding: text.utf8.dropFirst(known.utf8.count), as: UTF8.self)
  }
}
