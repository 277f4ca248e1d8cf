import CTerminal
import Dispatch
import Glibc

/// The signals that end or stop a program that has no screen, as events: it can put away what it has before
/// it ends. A broken pipe is no signal any more, but what a write says. Ctrl-Z stops as usual.
package enum CaughtSignals {
  /// SIGINT, SIGTERM, SIGQUIT and SIGHUP (unless ignored), as they come; nil: they cannot be caught.
  package static func watch() -> AsyncStream<Int32>? {
    let descriptor = ct_catch_signals()
    guard descriptor >= 0 else { return nil }
    for number in [SIGTSTP, SIGCHLD, SIGWINCH, SIGCONT] { signal(number, SIG_DFL) }
    return AsyncStream { continuation in
      let source = DispatchSource.makeReadSource(
        fileDescriptor: descriptor, queue: TerminalExecutor.shared.queue)
      source.setEventHandler {
        while true {
          let number = ct_next_signal()
          guard number != 0 else { return }
          continuation.yield(number)
        }
      }
      // For the rest of the process: the handler holds it.
      source.setCancelHandler { _ = source }
      source.activate()
    }
  }
}
