/// Which modes of the terminal the program uses, as bytes: bracketed paste (2004), focus reports
/// (1004), and keys that tell their modifiers, in kitty's form (pushed and popped on a stack of the
/// alternate screen) and in xterm's (`modifyOtherKeys`), of which tmux understands only the latter.
enum TerminalModes {
  /// After the first frame, which brings the alternate screen.
  static let on = Array("\u{1B}[?2004h\u{1B}[?1004h\u{1B}[>1u\u{1B}[>4;1m".utf8)
  /// Before the alternate screen goes, in the opposite order.
  static let off = Array("\u{1B}[>4m\u{1B}[<u\u{1B}[?1004l\u{1B}[?2004l".utf8)

  /// Types whose terminals, or consoles, do not parse such sequences: they would print parts of them.
  private static let plain = [
    "linux", "vt", "ansi", "cons25", "pcansi", "sun", "cygwin", "wsvt25", "hurd", "mach", "Eterm",
  ]

  static func areSupported(term: String, hasAlternateScreen: Bool) -> Bool {
    hasAlternateScreen && !plain.contains { term.hasPrefix($0) }
  }
}
