/// Which modes of the terminal the program uses, as bytes: bracketed paste (2004), focus reports
/// (1004), the wheel as arrow keys (1007), which leaves the mouse to the terminal, and keys that tell
/// their modifiers.
enum TerminalModes {
  /// After the first frame, which brings the alternate screen.
  static func on(_ keys: KeyForm) -> [UInt8] {
    Array("\u{1B}[?2004h\u{1B}[?1004h\u{1B}[?1007s\u{1B}[?1007h".utf8) + keys.on
  }

  /// Before the alternate screen goes, in the opposite order. The wheel is as it was before: many
  /// users have it so everywhere.
  static func off(_ keys: KeyForm) -> [UInt8] {
    keys.off + Array("\u{1B}[?1007r\u{1B}[?1004l\u{1B}[?2004l".utf8)
  }

  /// Types whose terminals, or consoles, do not parse such sequences: they would print parts of them.
  private static let plain = [
    "linux", "vt", "ansi", "cons25", "pcansi", "sun", "cygwin", "wsvt25", "hurd", "mach", "Eterm",
  ]

  static func areSupported(term: String, hasAlternateScreen: Bool) -> Bool {
    hasAlternateScreen && !plain.contains { term.hasPrefix($0) }
  }
}
