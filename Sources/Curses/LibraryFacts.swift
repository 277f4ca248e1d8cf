import CTerminal

/// The C libraries that a terminal is served with.
package enum LibraryFacts {
  /// `ncurses 6.4.20221231`.
  package static var cursesVersion: String { String(cString: ct_curses_version()) }

  /// `2.36`.
  package static var standardVersion: String { String(cString: ct_libc_version()) }
}
