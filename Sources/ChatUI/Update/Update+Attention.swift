import Chat
package import TUI

/// What the window around the screen says, and when it calls its user back.
extension Model {
  /// The title, with a sign before it that can be read in a narrow tab, and the progress.
  package var window: WindowState {
    let notifying = setup.preferences.notifying
    return WindowState(
      title: notifying.title ? windowTitle : nil, progress: progress,
      progressWish: notifying.progress)
  }

  private var windowTitle: String {
    let sign =
      switch progress {
      case .none: ""
      case .running: "… "
      case .paused, .failed: "! "
      }
    let title = front.conversation?.title ?? ""
    return sign + (title.isEmpty ? "Confab" : "\(title) – Confab")
  }

  private var progress: WindowProgress {
    guard isTurnRunning else {
      // Until somebody looks.
      let failed = !isFocused && lastFailed != nil && lastFailed == transcript.last?.id
      return failed ? .failed : .none
    }
    return backoff == nil && !isStallAsked ? .running : .paused
  }

  /// A turn of an open conversation ended that was running `before` this event.
  func attention(to conversation: OpenConversation, wasRunning before: Bool) -> [Effect] {
    let notifying = setup.preferences.notifying
    guard before, !conversation.isRunning, notifying.bell || notifying.desktop != .off else {
      return []
    }
    switch notifying.occasion {
    case .never: return []
    case .unfocused: guard !isFocused else { return [] }
    case .always: break
    }
    let title = conversation.conversation?.title ?? ""
    let subject = title.isEmpty ? "" : " · \(Figures.short(title, to: 60))"
    let failure = conversation.transcript.last?.failure
    let what = failure.map { FailureNames($0).title } ?? "the answer is there"
    return [
      .notify(
        Attention(
          text: Sanitizer.display(what + subject, oneLine: true), rings: notifying.bell,
          form: notifying.desktop))
    ]
  }
}
