/// Why the terminal cannot be opened.
package enum TerminalError: Error, Hashable, Sendable {
  /// “standard input” or “standard output” is a file or a pipe.
  case notATerminal(which: String)
  /// Neither the terminal nor the one that is assumed instead is described on this system.
  case unknown(term: String)
  /// It cannot place its cursor: `dumb`, or a printer.
  case incapable(term: String)
  case failed(String)

  /// What is wrong, and what to do about it.
  package var message: String {
    switch self {
    case .notATerminal(let which):
      "\(which) is not a terminal. Run Confab in a terminal, without a pipe or a redirection."
    case .unknown(let term):
      "The terminal type “\(term)” is not known on this system, and neither is xterm-256color. "
        + "Install the terminal descriptions (Debian: ncurses-base), or set TERM to one that is here."
    case .incapable(let term):
      "A terminal of type “\(term)” cannot show a full screen. "
        + "If yours can, set TERM to its real type, for example: TERM=xterm-256color"
    case .failed(let reason):
      "The terminal cannot be opened: \(reason)."
    }
  }
}
