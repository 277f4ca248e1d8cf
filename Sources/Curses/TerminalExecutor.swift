package import Dispatch

/// Runs the terminal's actor on a serial queue, on which dispatch sources can reach it at once.
///
/// There is one for the life of the process: curses is one a process, and a queue that goes while
/// something runs on it brings the process down.
final class TerminalExecutor: SerialExecutor {
  static let shared = TerminalExecutor()

  let queue = DispatchQueue(label: "terminal")

  private init() {}

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}

extension Terminal {
  /// The terminal's own serial queue. What answers keys should run on it, too: from a key to its
  /// echo nothing then waits for another thread to wake.
  package static var queue: DispatchQueue { TerminalExecutor.shared.queue }
}
