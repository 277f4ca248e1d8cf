import Chat
import TUI

/// What is being written, beyond editing it: earlier prompts, taking back what was sent a moment ago,
/// the editor outside, pastes without brackets.
extension Model {
  mutating func perform(_ action: WritingAction, at now: Now) -> [Effect] {
    switch action {
    case .toggleHistoryScope:
      guard case .history(var panel) = overlay else { return [] }
      panel.toggleScope()
      overlay = .history(panel)
    case .prefix: front.isPrefixed = true
    case .editOutside: return [.writing(.editOutside(composer.text))]
    }
    return []
  }

  mutating func handle(_ event: WritingEvent, at now: Now) -> [Effect] {
    switch event {
    case .prompts(let prompts, let number):
      guard case .history(var panel) = overlay else { return [] }
      panel.take(prompts, for: number)
      overlay = .history(panel)
    case .edited(let text, let problem):
      if let text { front.composer.replace(with: text) }
      if let problem { say(problem, kind: .warning, at: now) }
    }
    return []
  }

  // MARK: Input

  /// What one read from the terminal held.
  mutating func take(_ inputs: [Input], at now: Now) -> [Effect] {
    let folded = burst.fold(inputs, isWriting: keyContext == .chat, at: now.instant)
    return WheelFolding.fold(folded).flatMap { handle($0, at: now) }
  }

  /// What has waited and is due: an Enter that could have been a paste's, a prompt that could have been
  /// taken back.
  mutating func takeWhatIsDue(before event: Event, at now: Now) -> [Effect] {
    var effects: [Effect] = []
    // What a read brings decides about the Enter before it.
    if case .input = event {
    } else {
      effects = burst.take(at: now.instant).flatMap { handle($0, at: now) }
    }
    if let outgoing = front.outgoing, outgoing.deadline <= now.instant {
      effects += sendOutgoing()
    }
    return effects
  }

  // MARK: Taking back

  /// Sends a prompt at once, or after the time in which it can be taken back.
  mutating func hold(_ text: String, _ command: SessionCommand, at now: Now) -> [Effect] {
    let seconds = setup.preferences.takeBackSeconds
    guard seconds > 0 else { return [.session(command)] }
    front.outgoing = Outgoing(
      text: text, command: command, deadline: now.instant.advanced(bySeconds: seconds))
    return []
  }

  /// It goes out now.
  mutating func sendOutgoing() -> [Effect] {
    guard let outgoing = front.outgoing else { return [] }
    front.outgoing = nil
    return [.session(outgoing.command)]
  }

  /// It comes back into the composer, before what was written since.
  mutating func takeBackOutgoing() {
    guard let outgoing = front.outgoing else { return }
    front.outgoing = nil
    front.composer.replace(
      with: [outgoing.text, composer.text].filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }

  // MARK: Earlier prompts

  mutating func openHistory(at now: Now) -> [Effect] {
    let panel = HistoryPanel(
      all: isHistoryRead || isLogClosed ? composer.history : nil, own: transcript.prompts)
    guard panel.isWaiting || panel.promptCount > 0 else {
      return say("no earlier prompts", at: now)
    }
    overlay = .history(panel)
    return []
  }

  /// After each event: when the words of the filter have changed, the log is asked, too.
  mutating func findPrompts() -> [Effect] {
    guard case .history(var panel) = overlay, panel.filter != panel.askedFilter, !isLogClosed
    else { return [] }
    // The list is large: it must not be shared while it is changed.
    overlay = nil
    let question = panel.ask(of: front.id)
    overlay = .history(panel)
    return question.map { [.writing(.findPrompts($0))] } ?? []
  }
}

extension Transcript {
  /// The prompts that are held, each once, newest first.
  var prompts: [String] {
    var seen: Set<String> = []
    return newest.reversed().filter { $0.role == .user && seen.insert($0.text).inserted }
      .map(\.text).filter(\.wasTyped)
  }
}
