import TerminalHarness

/// Kinds of terminals: with 256 colours, in tmux and screen, of eight colours and no other screen,
/// and one of the first of all.
let terminalTypes = ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100"]

/// Starts the probe and waits until it shows its first screen.
func launchProbe(
  term: String? = "xterm-256color", _ arguments: [String] = [],
  environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24,
  answers: [String: String] = [:], isMute: Bool = false, bytesPerSecond: Int? = nil
) async throws -> PseudoTerminal {
  var environment = environment
  environment.updateValue(term, forKey: "TERM")
  // A trap is to end the process at once, not to start a debugger.
  environment.updateValue("enable=no", forKey: "SWIFT_BACKTRACE")
  let terminal = try PseudoTerminal(
    builtProduct("TerminalProbe"), arguments, environment: environment, columns: columns,
    rows: rows, answers: answers, isMute: isMute, bytesPerSecond: bytesPerSecond)
  try await terminal.waitFor("the first screen") {
    $0.row(0) == "probe \(columns)x\(rows)" && $0.row(rows - 1).hasPrefix("####")
  }
  return terminal
}

/// What a terminal with kitty's keys answers, and what it is sent then.
let kittysAnswers = ["\u{1B}[?u": "\u{1B}[?0u"]
let kittysKeys = (on: "\u{1B}[>1u", off: "\u{1B}[<u")

/// The same in a terminal with kitty's keys, once they are in use.
func launchProbeWithKittysKeys(
  term: String = "xterm-256color", _ arguments: [String] = []
) async throws -> PseudoTerminal {
  let terminal = try await launchProbe(term: term, arguments, answers: kittysAnswers)
  try await terminal.waitUntilWritten(kittysKeys.on, moreOftenThan: 0)
  return terminal
}
