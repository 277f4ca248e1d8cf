import CTerminal

/// What draws.
package enum TerminalFacts {
  /// `ncurses 6.4.20221231`.
  package static var cursesVersion: String { String(cString: ct_curses_version()) }
}
