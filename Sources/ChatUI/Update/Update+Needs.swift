import Chat

/// Whether a command is of use now.
extension Model {
  /// Why a command is of no use now; nil: it is.
  func unmet(_ command: Command) -> String? { command.needs.lazy.compactMap(unmet).first }

  /// Why it is not so; nil: it is.
  func unmet(_ need: CommandNeed) -> String? {
    if isMet(need) { return nil }
    switch need {
    case .messages: return "nothing was said in this conversation yet"
    case .answer: return "there is no answer yet"
    case .running: return "no answer is coming"
    case .quiet: return "an answer is still coming: \(key(.back)) stops it"
    case .cutAnswer: return "there is no cut answer to continue"
    case .failure: return "no error in this conversation"
    case .queue: return "no prompt waits to be sent"
    case .others: return "no other conversation is open"
    case .trashed: return "this conversation is not in the trash"
    }
  }

  private func isMet(_ need: CommandNeed) -> Bool {
    switch need {
    case .messages: !transcript.isEmpty
    case .answer: transcript.newest.contains { $0.role == .assistant }
    case .running: isTurnRunning
    case .quiet: !isTurnRunning
    case .cutAnswer: front.canContinue
    case .failure:
      backoff != nil || lastFailed != nil || transcript.newest.contains { $0.failure != nil }
    case .queue: !front.queued.isEmpty
    case .others: others.contains { !$0.isBlank }
    case .trashed: isFrontDeleted
    }
  }

  /// What is said where something has to wait for the answer's end.
  var stillComing: String { "An answer is still coming: \(key(.back)) stops it" }

  private func key(_ action: Action) -> String { keymap.label(of: action, in: .chat) ?? "" }
}
