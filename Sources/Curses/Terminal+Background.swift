import CTerminal
import TUI

/// The colour of the terminal's background: asked for when somebody wants to know, and again when the
/// terminal may show another one. Nothing ever waits for the answer; it comes as an event, or never.
extension Terminal {
  /// From now on `.background` events tell, or no longer.
  package func followBackground(_ follows: Bool) {
    guard usesModes, follows != followsBackground else { return }
    followsBackground = follows
    guard isOpen else { return }
    guardAgainstCrashes()
    // Before the first frame nothing is written: the modes come with it.
    guard modesAreOn else { return }
    if follows { askForBackground() } else { queue(BackgroundQuery.noNotices) }
    _ = pump()
  }

  /// The question, and the wish to hear of changes.
  func askForBackground() {
    queue(BackgroundQuery.notices + BackgroundQuery.question)
    background.asked()
    askers.append(.background)
    noteQuestion()
  }

  /// - Returns: whether the reply was about the background.
  func takeBackground(_ reply: String) -> Bool {
    guard followsBackground || background.open > 0 else { return false }
    let open = background.open
    let isDark = background.take(reply)
    if let isDark, followsBackground { continuation.yield([.background(isDark: isDark)]) }
    return isDark != nil || background.open != open
  }

  /// Another client of a multiplexer may be looking now, with another background.
  func lookAtBackgroundAgain() {
    guard followsBackground, background.open == 0, !background.isRefused else { return }
    askForBackground()
    _ = pump()
  }

  func forgetBackground() {
    if background.open > 0 { background = BackgroundQuery() }
  }

  private func queue(_ bytes: [UInt8]) { _ = ct_queue(bytes, bytes.count) }
}
