package import TUI

/// What the terminal tells the program.
package enum TerminalEvent: Hashable, Sendable {
  /// What one read held, in order.
  case input([Input])
  /// The window changed its size, or did and is back: what was presented is cut or stale until the
  /// next frame, which is painted whole.
  case resized(Size)
  /// What was found out about the background, or that it changed; see `followBackground`.
  case background(isDark: Bool)
  /// The terminal has taken all bytes up to that place, at which a fence stood; see `Presented`.
  case taken(Int)
  /// All bytes are written: the next frame may be presented.
  case drained
  /// The program was stopped, and has the terminal again. What it showed is shown again already.
  case resumed
  /// SIGTERM, SIGINT or SIGQUIT, or a SIGHUP some time after the terminal went: the program is asked to
  /// end.
  case signal(Int32)
  /// The terminal is gone for good. Nothing is written any more; `close` only tidies up.
  case hangUp
}

/// What presenting a frame did.
package struct Presented: Hashable, Sendable {
  /// Bytes that the frame took; 0 when nothing differs from what is shown.
  package var bytes = 0
  /// Bytes that the terminal did not take yet. While there are any the caller presents nothing
  /// more, until `.drained`: a slow link then drops frames instead of piling them up.
  package var waiting = 0
  /// Nothing was left out of the frame.
  package var isWhole = true
  /// Bytes that were ever written, and those that still wait.
  package var end = 0
  /// Where fences stand among those that came with this frame: the terminal tells when it has taken all
  /// before them.
  package var fences: [Int] = []
}

/// What became of a text for the clipboard.
package enum CopyResult: Hashable, Sendable {
  /// Handed to the terminal. No terminal confirms that it took it.
  case sent
  /// Longer than terminals take; the limit in bytes of UTF-8.
  case tooLarge(limit: Int)
  /// This terminal has no clipboard.
  case unsupported
}
