import Chat
import TUI

/// The first key, or a server without one. A key goes from here to its endpoint and its file, and
/// nowhere else.
extension Model {
  mutating func perform(_ action: SetupAction, at now: Now) -> [Effect] {
    switch action {
    case .show: return showSetup(at: now)
    case .move(let count): editSetup { $0.move(by: count) }
    case .nextEndpoint: editSetup { $0.nextEndpoint() }
    case .backspace: editSetup { $0.backspace() }
    case .clear: editSetup { $0.clear() }
    case .choose: return chooseSetup(at: now)
    }
    return []
  }

  mutating func handle(_ event: SetupEvent, at now: Now) -> [Effect] {
    switch event {
    case .localServer(let facts, let models, let first):
      editSetup { $0.add(SetupPanel.Server(facts: facts, models: models, first: first)) }
    case .lookedForServers: editSetup { $0.endLooking() }
    case .refused(let reason, let canKeep): editSetup { $0.refuse(reason, canKeep: canKeep) }
    case .ready(let facts, let kept, let problem):
      let place = kept.map { "the key is kept in \($0)" } ?? "the key is for this run only"
      leaveSetup("\(facts.name) is asked from now on; \(problem ?? place)", problem, at: now)
    case .begins(let facts, let problem):
      leaveSetup(
        problem ?? "\(facts.name) is asked from now on, and at the next start", problem, at: now)
    }
    return []
  }

  /// Opens by itself when there is no key at the start, and when something is sent without one.
  mutating func showSetup(at now: Now) -> [Effect] {
    overlay = .setup(setupPanel)
    return [.setup(.lookForServers)]
  }

  var setupPanel: SetupPanel {
    SetupPanel(
      endpoints: setup.keyEndpoints, endpoint: front.endpoint.name, problem: setup.keyProblem)
  }

  /// Whether what is sent now would go to an endpoint without its key.
  var isKeyMissing: Bool {
    setup.keyProblem != nil && front.endpoint.name == setup.endpointName
  }

  mutating func typeSetup(_ text: String) { editSetup { $0.type(text) } }

  private mutating func chooseSetup(at now: Now) -> [Effect] {
    guard case .setup(var panel) = overlay else { return [] }
    switch panel.choice {
    case .key:
      guard !panel.typed.isEmpty, panel.check != .running else { return [] }
      var isChecked = false
      if case .impossible = panel.check { isChecked = true }
      panel.beginCheck()
      overlay = .setup(panel)
      return [.setup(.keepKey(panel.typed, endpoint: panel.endpoint, isChecked: isChecked))]
    case .server(let name): return [.setup(.useServer(name))]
    case .demo:
      overlay = nil
      setup.keyProblem = nil
      say("the demo answers from now on: no account, no network", at: now)
      return [.setup(.useDemo)]
    }
  }

  private mutating func leaveSetup(_ text: String, _ problem: String?, at now: Now) {
    setup.keyProblem = nil
    if case .setup = overlay { overlay = nil }
    say(text, kind: problem == nil ? .plain : .warning, at: now)
  }

  /// Esc: a check in progress is given up first.
  mutating func leaveSetupStep() -> [Effect] {
    guard case .setup(var panel) = overlay else { return [] }
    guard panel.check == .running else {
      overlay = nil
      return []
    }
    panel.endCheck()
    overlay = .setup(panel)
    return [.setup(.cancelCheck)]
  }

  private mutating func editSetup(_ change: (inout SetupPanel) -> Void) {
    guard case .setup(var panel) = overlay else { return }
    change(&panel)
    overlay = .setup(panel)
  }
}
