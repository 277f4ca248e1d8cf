import CTerminal
import Glibc
import TUI

/// The colour of the terminal's background: asked for when somebody wants to know, and again when the
/// terminal may show another one. Nothing ever waits for the answer; it comes as an event, or never.
extension Terminal {
  /// How long leaving may wait for an answer that is still on its way, milliseconds.
  private static let answerPatience = 100

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
  }

  /// Takes the answers out of what was read, and acts on them.
  func withoutAnswers(_ inputs: [Input]) -> [Input] {
    guard followsBackground || background.open > 0 else { return inputs }
    return inputs.filter { input in
      switch input {
      case .reply(let reply):
        let open = background.open
        let isDark = background.take(reply)
        if let isDark, followsBackground { continuation.yield([.background(isDark: isDark)]) }
        return isDark == nil && background.open == open
      case .focus(true):
        // Another client of a multiplexer may be looking now, with another background.
        if followsBackground, background.open == 0, !background.isRefused {
          askForBackground()
          _ = pump()
        }
        return true
      default: return true
      }
    }
  }

  /// An answer that came later would be typed into whatever has the terminal next.
  func awaitAnswer() {
    guard isOpen, background.open > 0 else { return }
    let deadline = Self.milliseconds() + Self.answerPatience
    while background.open > 0, isOpen {
      let left = deadline - Self.milliseconds()
      var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&descriptor, 1, Int32(left)) > 0 else { break }
      readInput()
    }
    // This terminal does not answer: it is not waited for again.
    if background.open > 0 { background = BackgroundQuery() }
  }

  private func queue(_ bytes: [UInt8]) { _ = ct_queue(bytes, bytes.count) }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
