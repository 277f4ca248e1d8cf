import Curses
import Glibc

/// Ends the process with a line on standard error.
func fail(_ text: String, _ status: ExitStatus) -> Never {
  fputs(text + "\n", stderrFile())
  Glibc.exit(status.rawValue)
}

/// `stderr` itself is a mutable global, which Swift 6 refuses.
private func stderrFile() -> UnsafeMutablePointer<FILE>? { fdopen(STDERR_FILENO, "w") }

/// The bridge from a synchronous command to the program's tasks.
enum Program {
  /// Runs `body` on an executor of its own and ends the process with what it returns. The first
  /// thread has nothing more to do than to take signals.
  static func run(
    _ body: @escaping @Sendable (_ executor: QueueExecutor) async -> ExitStatus
  ) -> Never {
    let executor = QueueExecutor(Terminal.queue)
    Task(executorPreference: executor) {
      let status = await body(executor)
      Glibc.exit(status.rawValue)
    }
    while true { pause() }
  }
}
