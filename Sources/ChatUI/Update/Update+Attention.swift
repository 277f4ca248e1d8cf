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

  /// An answer of an open conversation is there, or failed for good, with this update. Who stopped one
  /// knows.
  func attention(
    to conversation: OpenConversation, after update: SessionUpdate, wasRunning: Bool
  ) -> [Effect] {
    let what: String
    let last = conversation.transcript.last
    switch update {
    case .status:
      guard wasRunning, !conversation.isRunning, last?.state == .complete else { return [] }
      what = "the answer is there"
    case .failed(let id, _):
      let failure = (conversation.transcript.message(id) ?? last)?.failure
      what = failure.map { FailureNames($0).title } ?? "the answer failed"
    default: return []
    }
    return calls(with: what, about: conversation.conversation?.title ?? "")
  }

  private func calls(with what: String, about title: String) -> [Effect] {
    let notifying = setup.preferences.notifying
    guard notifying.bell || notifying.desktop != .off else { return [] }
    switch notifying.occasion {
    case .never: return []
    case .unfocused: guard !isFocused else { return [] }
    case .always: break
    }
    let subject = title.isEmpty ? "" : " · \(Figures.short(title, to: 60))"
    return [
      .notify(
        Attention(
          text: Sanitizer.display(what + subject, oneLine: true), rings: notifying.bell,
          form: notifying.desktop))
    ]
  }
}
