/// A way for a text to get to the user's clipboard.
package enum CopyWay: Hashable, Sendable {
  /// tmux keeps the text in a buffer of its own; `sendsOn`: and hands it to the terminal around it.
  case tmuxBuffer(sendsOn: Bool)
  /// tmux keeps it, and no terminal that shows tmux now has a clipboard, or none shows it.
  case tmuxAlone
  /// A program of the desktop: when it ends well, the clipboard has the text.
  case program(String, arguments: [String])
  /// A sequence for the terminal (OSC 52), which no terminal confirms.
  case terminal

  /// What has to be run, with the text as its input; nil: nothing.
  package var words: [String]? {
    switch self {
    case .tmuxBuffer(let sendsOn): ["tmux", "load-buffer"] + (sendsOn ? ["-w"] : []) + ["-"]
    case .program(let name, let arguments): [name] + arguments
    case .terminal, .tmuxAlone: nil
    }
  }

  /// What tells, by ending well, that tmux had a terminal to send to: `Ms` is what tmux sends it with.
  package static let tmuxReaches = ["sh", "-c", "tmux show-messages -T | grep -q ' Ms: (string)'"]
}

/// Which ways to the clipboard are tried, in which order, and when one is enough. It runs none of
/// them: its owner does, and says what came of each.
///
/// A desktop's programs are used only on the desktop's own machine: over SSH the display would be
/// that of a machine at which nobody sits, or a slow one that was forwarded. tmux's buffer alone is
/// not enough where such a program is: tmux hands the text to a terminal that may refuse it.
package struct CopyLadder: Hashable, Sendable {
  private var rest: ArraySlice<CopyWay>
  /// The ways that worked.
  package private(set) var taken: [CopyWay] = []

  /// The first tmux with `load-buffer -w`.
  private static let tmuxSendingOn = (major: 3, minor: 2)

  /// - Parameters:
  ///   - isMac: the system is macOS, whose display no variable names.
  ///   - has: whether a program is there to be run.
  package init(environment: [String: String], isMac: Bool, has: (String) -> Bool) {
    func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    var ways: [CopyWay] = []
    if isSet("TMUX"), has("tmux") {
      if Self.sendsOn(environment) { ways.append(.tmuxBuffer(sendsOn: true)) }
      ways.append(.tmuxBuffer(sendsOn: false))
    }
    if !isSet("SSH_CONNECTION"), !isSet("SSH_TTY") {
      var programs: [(name: String, arguments: [String])] = []
      if isSet("WAYLAND_DISPLAY") { programs.append(("wl-copy", ["--type", "text/plain"])) }
      if isSet("DISPLAY") {
        programs.append(("xclip", ["-selection", "clipboard"]))
        programs.append(("xsel", ["--clipboard", "--input"]))
      }
      if isMac { programs.append(("pbcopy", [])) }
      ways += programs.filter { has($0.name) }.map { .program($0.name, arguments: $0.arguments) }
    }
    ways.append(.terminal)
    rest = ways[...]
  }

  /// The next way to try; nil: enough was done, or there is none.
  package mutating func next() -> CopyWay? {
    while let way = rest.popFirst() {
      if isWanted(way) { return way }
    }
    return nil
  }

  package mutating func took(_ way: CopyWay) { taken.append(way) }

  private func isWanted(_ way: CopyWay) -> Bool {
    switch (taken.last, way) {
    case (nil, _): true
    case (.tmuxBuffer, .program), (.tmuxAlone, .program): true
    // It has the text, and nobody else: the terminal around it is asked, as far as tmux lets it be.
    case (.tmuxBuffer(sendsOn: false), .terminal): true
    default: false
    }
  }

  /// tmux names itself in these two. Where it does not, trying tells.
  private static func sendsOn(_ environment: [String: String]) -> Bool {
    guard environment["TERM_PROGRAM"] == "tmux", let version = environment["TERM_PROGRAM_VERSION"]
    else { return true }
    let numbers = version.drop { !$0.isNumber }.split(separator: ".")
      .map { Int($0.prefix { $0.isNumber }) }
    guard let major = numbers.first ?? nil, numbers.count > 1, let minor = numbers[1] else {
      return true
    }
    return (major, minor) >= tmuxSendingOn
  }
}
