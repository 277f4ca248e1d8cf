import Chat
import TUI

/// Token view and request inspector: which answer they show, and what they follow.
extension Model {
  mutating func perform(_ action: InspectionAction, at now: Now) -> [Effect] {
    switch action {
    case .showTokens: return showTokens(at: now)
    case .showRequest: return showRequest(at: now)
    case .attempt(let step): return showAttempt(step, at: now)
    case .part(let step): editInspector { $0.turn(by: step) }
    case .toggleRaw: editInspector { $0.toggleRaw() }
    case .copyCurl, .copyRequest, .copyResponse: return copy(action, at: now)
    }
    return []
  }

  mutating func handle(_ event: InspectionEvent, at now: Now) -> [Effect] {
    switch event {
    case .exchange(let id, let record): editTarget { $0.take(id, record) }
    }
  }

  /// What the session in front told may concern the answer that a panel shows.
  mutating func followInspected(_ update: SessionUpdate) -> [Effect] {
    guard let target = inspected else { return [] }
    switch update {
    case .appended(target.message, _, _): return editTarget { $0.ask() }
    case .status:
      guard let message = transcript.message(target.message) else { return [] }
      let running = runningAttempt(of: message)
      guard target.isRunning || running != nil else { return [] }
      return editTarget {
        $0.update(message, running: running)
        return $0.ask()
      }
    case .message(let message, _):
      // A partial answer's next attempt may have begun its sibling.
      let isSame = message.id == target.message
      guard isSame || message.attempts.contains(where: { $0.askedAs == target.message }) else {
        return []
      }
      let running = runningAttempt(of: message)
      return editTarget {
        $0.update(message, running: running)
        return $0.ask()
      }
    default: return []
    }
  }

  // MARK: - Opening

  /// F7: opens the token view of an answer, or closes it.
  private mutating func showTokens(at now: Now) -> [Effect] {
    if case .tokens = overlay {
      overlay = nil
      return []
    }
    guard let target = inspected ?? newTarget() else { return sayNothingSent(at: now) }
    overlay = .tokens(TokenPanel(target))
    return editTarget { $0.ask() }
  }

  /// F8: the same with the request inspector; from the error panel, of the answer that failed.
  private mutating func showRequest(at now: Now) -> [Effect] {
    var opener: FailurePanel?
    switch overlay {
    case .inspector:
      overlay = overlay?.below
      return []
    case .failure(let panel): opener = panel
    default: break
    }
    guard let target = inspected ?? newTarget() else { return sayNothingSent(at: now) }
    var panel = InspectorPanel(target, utcOffset: utcOffset)
    panel.opener = opener
    overlay = .inspector(panel)
    return editTarget { $0.ask() }
  }

  /// The answer that a failure is about, the one at the cursor, or the last one.
  private func newTarget() -> InspectionTarget? {
    var message: Message?
    if case .failure(let panel) = overlay {
      message = panel.message.flatMap(transcript.message)
    } else if let cursor = front.selection?.cursor {
      // A prompt was asked for the answer beneath it.
      let selected = transcript.message(cursor.message)
      message =
        selected?.role == .user ? transcript.message(1, after: cursor.message) : selected
      guard message?.role == .assistant else { return nil }
    }
    message = message ?? transcript.messages.last { $0.role == .assistant }
    guard let message else { return nil }
    let running = runningAttempt(of: message)
    guard running != nil || !message.attempts.isEmpty else { return nil }
    return InspectionTarget(message, running: running)
  }

  private mutating func sayNothingSent(at now: Now) -> [Effect] {
    say(
      front.selection == nil
        ? "nothing was asked in this conversation yet" : "no request was made for this message",
      at: now)
  }

  /// The attempt that is under way for an answer; nil: none is.
  private func runningAttempt(of message: Message) -> Int? {
    guard isTurnRunning, backoff == nil, status.attempt > 0,
      transcript.messages.last?.id == message.id
    else { return nil }
    return status.attempt
  }

  // MARK: - What is open

  private var inspected: InspectionTarget? {
    switch overlay {
    case .tokens(let panel): panel.target
    case .inspector(let panel): panel.target
    default: nil
    }
  }

  private mutating func editTarget(_ change: (inout InspectionTarget) -> [Effect]) -> [Effect] {
    switch overlay {
    case .tokens(var panel):
      // Let go of here, so that it is changed in place.
      overlay = nil
      let effects = change(&panel.target)
      panel.refresh()
      overlay = .tokens(panel)
      return effects
    case .inspector(var panel):
      overlay = nil
      let effects = change(&panel.target)
      panel.refresh()
      overlay = .inspector(panel)
      return effects
    default: return []
    }
  }

  private mutating func editInspector(_ change: (inout InspectorPanel) -> Void) {
    guard case .inspector(var panel) = overlay else { return }
    overlay = nil
    change(&panel)
    overlay = .inspector(panel)
  }

  private mutating func showAttempt(_ step: Int, at now: Now) -> [Effect] {
    guard let target = inspected, let message = transcript.message(target.message) else {
      return []
    }
    let running = runningAttempt(of: message)
    var isThere = false
    let effects = editTarget {
      isThere = $0.move(by: step, in: message, running: running)
      return isThere ? $0.ask() : []
    }
    guard isThere else {
      return say(step < 0 ? "this is the first attempt" : "this is the last attempt", at: now)
    }
    return effects
  }

  private mutating func copy(_ action: InspectionAction, at now: Now) -> [Effect] {
    guard case .inspector(let panel) = overlay else { return [] }
    guard let record = panel.target.record else {
      return say("nothing is kept of this request", at: now)
    }
    switch action {
    case .copyResponse:
      return [.copy(Sanitizer.copy(RawResponse.text(record)), what: "response")]
    case .copyRequest, .copyCurl:
      guard record.droppedRequestBytes == 0 else {
        return say("the request is too long: its end is not kept", at: now)
      }
      return action == .copyRequest
        ? [.copy(CurlCommand.plain(record.requestBody), what: "request body")]
        : [.copy(CurlCommand(record, endpoint(of: record)).text, what: "curl command")]
    default: return []
    }
  }

  /// Where a request went, which may be another endpoint than the one in front.
  private func endpoint(of record: ExchangeRecord) -> EndpointFacts {
    let endpoints = [front.endpoint] + knownEndpoints
    return endpoints.first { record.url.contains("://\($0.address)/") } ?? front.endpoint
  }

  // MARK: - Scrolling

  mutating func scrollInspection(by rows: Int) {
    scrollInspection { $0.move(by: rows, in: $1, $2) }
  }

  mutating func scrollInspectionPage(_ direction: Int) {
    scrollInspection { $0.move(by: direction * max(1, $2.rows - 1), in: $1, $2) }
  }

  private mutating func scrollInspection(
    _ change: (inout LineScroll, any LineSource, LineWindow) -> Void
  ) {
    let area = ScreenLayout(of: self).overlay
    switch overlay {
    case .tokens(var panel):
      overlay = nil
      change(
        &panel.scroll, panel.text,
        TokenView(panel: panel, area: area, theme: setup.theme, keymap: keymap).window)
      overlay = .tokens(panel)
    case .inspector(var panel):
      overlay = nil
      change(
        &panel.scroll, panel.text,
        InspectorView(panel: panel, area: area, theme: setup.theme, keymap: keymap).window)
      overlay = .inspector(panel)
    default: break
    }
  }
}

extension Overlay {
  /// What is shown when it is left.
  var below: Overlay? {
    guard case .inspector(let panel) = self, let opener = panel.opener else { return nil }
    return .failure(opener)
  }
}
