import Chat
import TUI

extension Model {
  /// The panel for an answer; nil when there is no such answer or it did not fail.
  func panel(for id: MessageID, at now: Now) -> FailurePanel? {
    guard let message = transcript.message(id), let failure = message.failure else { return nil }
    return FailurePanel(
      failure: failure, message: id, arrived: message.arrived, openedAt: now.wall)
  }

  /// F4: the failure that is being waited out, or else the last one of the conversation.
  mutating func showLastFailure(at now: Now) -> [Effect] {
    let failed = lastFailed ?? transcript.newest.last { $0.failure != nil }?.id
    if let backoff {
      let message = transcript.last.flatMap { $0.role == .assistant ? $0 : nil }
      overlay = .failure(
        FailurePanel(
          failure: backoff.failure, message: message?.id, arrived: message?.arrived ?? 0,
          openedAt: now.wall))
    } else if let panel = failed.flatMap({ panel(for: $0, at: now) }) {
      overlay = .failure(panel)
    } else {
      say("no error in this conversation", at: now)
    }
    return []
  }

  mutating func copy(_ copied: Action.Copied, at now: Now) -> [Effect] {
    guard case .failure(let panel) = overlay else { return [] }
    let facts = FailureFacts(panel, in: self)
    let (what, text): (String, String?) =
      switch copied {
      case .requestID: ("request ID", facts.requestID)
      case .code: ("code", facts.code)
      case .model: ("model ID", facts.model)
      case .message: ("message", facts.message)
      case .report: ("report", facts.report)
      }
    guard let text, !text.isEmpty else { return say("there is no \(what) to copy", at: now) }
    return [.copy(Sanitizer.copy(text), what: what)]
  }

  /// `r` in the panel: now, when it is waited for; else the last prompt is asked again.
  mutating func retryFailed(at now: Now) -> [Effect] {
    guard case .failure(let panel) = overlay else { return [] }
    if backoff != nil {
      overlay = nil
      return [.session(.retryNow)]
    }
    guard canAskAgain(panel) else {
      return say("only the last prompt can be asked again", at: now)
    }
    overlay = nil
    return askAgain(at: now)
  }

  /// `s` in the panel: the same, with a model chosen first.
  mutating func retryFailedWithModel(at now: Now) -> [Effect] {
    guard case .failure(let panel) = overlay else { return [] }
    if backoff != nil { return openModels(then: .use) }
    guard canAskAgain(panel) else {
      return say("only the last prompt can be asked again", at: now)
    }
    return openModels(then: .useAndAskAgain)
  }

  func canAskAgain(_ panel: FailurePanel) -> Bool {
    panel.message != nil && panel.message == transcript.last?.id
  }

  mutating func scrollPanel(by lines: Int) {
    switch overlay {
    case .failure(var panel):
      panel.scroll = scrolled(panel.scroll, by: lines)
      overlay = .failure(panel)
    case .help(var panel):
      panel.scroll = scrolled(panel.scroll, by: lines)
      overlay = .help(panel)
    case .difference: scrollDifference(by: lines)
    case .tokens, .inspector: scrollInspection(by: lines)
    case nil: scrollStatistics(by: lines)
    default: break
    }
  }

  mutating func scrollPanelPage(_ direction: Int) {
    if case .difference = overlay { return scrollDifferencePage(direction) }
    if overlay == nil { return scrollStatisticsPage(direction) }
    guard let view = PanelView(of: self) else { return scrollInspectionPage(direction) }
    scrollPanel(by: direction * max(1, view.visibleRows - 1))
  }

  private func scrolled(_ scroll: Int, by lines: Int) -> Int {
    guard let view = PanelView(of: self) else { return scroll }
    return min(max(0, scroll + lines), view.lastScroll)
  }
}

extension Message {
  /// How the last attempt that failed did so, whatever came after it; nil when none failed.
  var failure: Failure? { attempts.last { $0.failure != nil }?.failure }

  /// Characters that came.
  fileprivate var arrived: Int { text.count + reasoning.count }
}
