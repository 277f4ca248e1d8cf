/// What tmux says of itself and of the terminal that shows it; nil: it did not tell, as an older one
/// does not of what it lacks.
package struct TmuxFacts: Hashable, Sendable {
  package var version: String?
  package var defaultTerminal: String?
  package var escapeTime: Int?
  package var focusEvents: Bool?
  package var extendedKeys: String?
  package var mouse: Bool?
  package var setClipboard: String?
  package var allowPassthrough: String?
  /// Of the terminal that shows it now.
  package var clientTerm: String?
  package var clientFeatures: Set<String>?
  package var isUTF8: Bool?
  /// `Ms` is there: it can hand texts to the terminal's clipboard.
  package var reachesClipboard: Bool?

  package init() {}

  /// One line each, in the form `name=value`.
  package static let question =
    names.map { "\($0.key)=#{\($0.value)}" }.joined(separator: "\n")

  private static let names: [(key: String, value: String)] = [
    "version", "default-terminal", "escape-time", "focus-events", "extended-keys", "mouse",
    "set-clipboard", "allow-passthrough", "client_termname", "client_termfeatures", "client_utf8",
  ].map { ($0, $0) }

  /// - Parameter text: what tmux made of the question.
  package init(answer text: String) {
    var values: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, !parts[1].isEmpty { values[parts[0]] = parts[1] }
    }
    func flag(_ name: String) -> Bool? { values[name].map { ["1", "on"].contains($0) } }
    version = values["version"]
    defaultTerminal = values["default-terminal"]
    escapeTime = values["escape-time"].flatMap { Int($0) }
    focusEvents = flag("focus-events")
    extendedKeys = values["extended-keys"]
    mouse = flag("mouse")
    setClipboard = values["set-clipboard"]
    allowPassthrough = values["allow-passthrough"]
    clientTerm = values["client_termname"]
    clientFeatures = values["client_termfeatures"].map {
      Set($0.split(separator: ",").map(String.init))
    }
    isUTF8 = flag("client_utf8")
  }
}

package struct MultiplexerFacts: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case none
    /// nil: it could not be asked.
    case tmux(TmuxFacts?)
    case screen
  }

  package var kind = Kind.none
  /// Confab is set to take the mouse.
  package var takesMouse = false

  package init() {}
}

package enum MultiplexerFindings {
  package static func findings(_ facts: MultiplexerFacts) -> [Finding] {
    switch facts.kind {
    case .none: [Finding(.multiplexer, "kind", .ok, "neither tmux nor GNU screen is around it")]
    case .tmux(nil):
      [
        Finding(
          .multiplexer, "kind", .warning, "tmux is around it, but cannot be asked",
          advice: "see whether “tmux display-message -p ok” works here")
      ]
    case .tmux(let tmux?): tmuxFindings(tmux, takesMouse: facts.takesMouse)
    case .screen:
      [
        Finding(
          .multiplexer, "kind", .note,
          "GNU screen is around it, which cannot be asked for its settings",
          advice: "in .screenrc: defutf8 on, altscreen on, maptimeout 20, term screen-256color")
      ]
    }
  }

  private static func tmuxFindings(_ tmux: TmuxFacts, takesMouse: Bool) -> [Finding] {
    var findings = [
      Finding(
        .multiplexer, "kind", .ok,
        "tmux" + (tmux.version.map { " \(shown($0))" } ?? "")
          + (tmux.clientTerm.map { ", shown by a terminal of the kind \(shown($0))" } ?? ""))
    ]
    if let name = tmux.defaultTerminal, !name.hasSuffix("256color"), !name.hasSuffix("direct") {
      findings.append(
        Finding(
          .multiplexer, "default-terminal", .warning, "default-terminal is \(shown(name))",
          advice: "in tmux.conf: set -g default-terminal tmux-256color"))
    }
    if tmux.isUTF8 == false {
      findings.append(
        Finding(
          .multiplexer, "utf8", .warning, "tmux takes its terminal for one without UTF-8",
          advice: "attach with: tmux -u attach; or set LANG to a UTF-8 locale before it"))
    }
    if tmux.focusEvents == false {
      findings.append(
        Finding(
          .multiplexer, "focus-events", .note,
          "focus-events is off: Confab cannot tell whether you are looking",
          advice: "in tmux.conf: set -s focus-events on"))
    }
    if tmux.mouse == true, !takesMouse {
      findings.append(
        Finding(
          .multiplexer, "mouse", .note,
          "mouse is on: tmux takes the wheel, and Confab does not get it",
          advice: "in Confab's configuration: mouse = true"))
    }
    if let features = tmux.clientFeatures, !features.contains("RGB") {
      findings.append(
        Finding(
          .multiplexer, "features", .note, "tmux does not know its terminal for one of all colours",
          advice:
            "if it is one, in tmux.conf: set -as terminal-features ',\(tmux.clientTerm.map(shown) ?? "xterm*"):RGB'"
        ))
    }
    if findings.count == 1 {
      findings.append(Finding(.multiplexer, "settings", .ok, "its settings suit Confab"))
    }
    return findings
  }

  private static func shown(_ text: String) -> String { TerminalFindings.shown(text) }
}
