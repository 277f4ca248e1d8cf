import Chat

/// Reading beyond scrolling: pages of the log, reasoning, prompts that wait.
extension Model {
  mutating func perform(_ action: ReadingAction, at now: Now) -> [Effect] {
    switch action {
    case .space: return readOn()
    case .cycleReasoning: cycleReasoning(at: now)
    case .toggleMouse: toggleMouse(at: now)
    case .closeConversation: return closeConversation(at: now)
    case .takeBackQueue:
      guard !front.queued.isEmpty else { return say("no prompt waits to be sent", at: now) }
      return [.session(.takeBackQueue)]
    }
    return []
  }

  /// A part of a conversation that was asked for has been read; nil: it could not be.
  mutating func take(
    _ page: BranchPage?, at place: BranchPlace, of id: ConversationID, at now: Now
  ) -> [Effect] {
    let size = transcriptSize
    let context = layoutContext
    if front.id == id {
      if !front.take(page, at: place, in: size, context) {
        say("this part of the conversation could not be read from the log", kind: .warning, at: now)
      }
    } else if let index = others.firstIndex(where: { $0.id == id }) {
      _ = others[index].take(page, at: place, in: size, context)
    }
    return []
  }

  /// Space: with nothing written a screen on. At the end it follows and stays there.
  private mutating func readOn() -> [Effect] {
    guard composer.isEmpty, !transcript.isEmpty else {
      front.composer.type(" ")
      return attachTyped()
    }
    if !transcript.isFollowing { scrollPage(1) }
    return []
  }

  private mutating func cycleReasoning(at now: Now) {
    let all = ReasoningDisplay.allCases
    let index = all.firstIndex(of: reasoning) ?? 0
    reasoning = all[(index + 1) % all.count]
    let words =
      switch reasoning {
      case .collapsed: "one line"
      case .tail: "its last lines"
      case .full: "all of it"
      }
    say("reasoning: \(words)", at: now)
  }
}
