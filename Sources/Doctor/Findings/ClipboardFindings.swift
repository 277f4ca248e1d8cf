import TUI

package struct ClipboardFacts: Hashable, Sendable {
  package var environment: [String: String] = [:]
  package var isMac = false
  /// Programs that are there, of those that the ladder asks for.
  package var programs: Set<String> = []
  /// It takes sequences.
  package var terminalTakesText = true
  package var limit = 0
  package var tmux: TmuxFacts?
  /// Where each copied text is kept, too.
  package var file = ""

  package init() {}

  /// The programs that may be looked for.
  package static let candidates = ["tmux", "wl-copy", "xclip", "xsel", "pbcopy"]
}

package enum ClipboardFindings {
  package static func findings(_ facts: ClipboardFacts) -> [Finding] {
    var ladder = CopyLadder(environment: facts.environment, isMac: facts.isMac) {
      facts.programs.contains($0)
    }
    var ways: [CopyWay] = []
    while let way = ladder.next() {
      if way == .terminal, !facts.terminalTakesText { continue }
      ladder.took(way)
      ways.append(way)
    }
    let file = "each copy is kept in \(TerminalFindings.shown(facts.file)), too"
    guard !ways.isEmpty else {
      return [
        Finding(
          .clipboard, "way", .note, "this terminal has no clipboard; \(file)",
          advice: "take copies from that file")
      ]
    }
    let list = ways.map { words(for: $0, facts) }.joined(separator: ", then ")
    var findings = [
      Finding(.clipboard, "way", .ok, list),
      Finding(.clipboard, "file", .ok, file),
    ]
    findings += tmuxFindings(facts.tmux, ways)
    findings += desktopFindings(facts)
    return findings
  }

  private static func words(for way: CopyWay, _ facts: ClipboardFacts) -> String {
    switch way {
    case .tmuxBuffer(sendsOn: true):
      "tmux keeps it and sends it to its terminal, which does not confirm"
    case .tmuxBuffer(sendsOn: false), .tmuxAlone: "tmux keeps it in a buffer, and confirms"
    case .program(let name, _): "\(name), which confirms"
    case .terminal:
      "the terminal (OSC 52), which does not confirm; at most \(facts.limit) bytes"
    }
  }

  private static func tmuxFindings(_ tmux: TmuxFacts?, _ ways: [CopyWay]) -> [Finding] {
    guard let tmux, ways.contains(.tmuxBuffer(sendsOn: true)) else { return [] }
    var findings: [Finding] = []
    if tmux.setClipboard == "off" {
      findings.append(
        Finding(
          .clipboard, "set-clipboard", .warning,
          "tmux's set-clipboard is off: copies stay in its buffer",
          advice: "in tmux.conf: set -s set-clipboard on"))
    } else if tmux.reachesClipboard == false {
      findings.append(
        Finding(
          .clipboard, "terminal", .warning,
          "tmux does not know how to reach its terminal's clipboard",
          advice: "if the terminal has OSC 52, in tmux.conf: set -as terminal-features "
            + "',\(tmux.clientTerm.map(TerminalFindings.shown) ?? "xterm*"):clipboard'"))
    }
    if let passthrough = tmux.allowPassthrough, ["0", "off"].contains(passthrough) {
      findings.append(
        Finding(
          .clipboard, "allow-passthrough", .note,
          "allow-passthrough is off: notifications do not reach the terminal",
          advice: "in tmux.conf: set -g allow-passthrough on"))
    }
    return findings
  }

  private static func desktopFindings(_ facts: ClipboardFacts) -> [Finding] {
    func isSet(_ name: String) -> Bool { facts.environment[name]?.isEmpty == false }
    guard !isSet("SSH_CONNECTION"), !isSet("SSH_TTY") else { return [] }
    if isSet("WAYLAND_DISPLAY"), !facts.programs.contains("wl-copy") {
      return [
        Finding(
          .clipboard, "program", .note, "there is a Wayland display, but no wl-copy",
          advice: "install wl-clipboard: then copies are confirmed")
      ]
    }
    if isSet("DISPLAY"), !isSet("WAYLAND_DISPLAY"),
      facts.programs.isDisjoint(with: ["xclip", "xsel"])
    {
      return [
        Finding(
          .clipboard, "program", .note, "there is an X display, but neither xclip nor xsel",
          advice: "install xclip: then copies are confirmed")
      ]
    }
    return []
  }
}
