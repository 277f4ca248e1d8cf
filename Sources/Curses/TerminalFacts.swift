import CTerminal

/// What draws.
package enum TerminalFacts {
  /// `ncurses 6.4.20221231`.
  package static var cursesVersion: String { String(cString: ct_curses_version()) }

  /// `2.36`.
  package static var libraryVersion: String { String(cString: ct_libc_version()) }
}
