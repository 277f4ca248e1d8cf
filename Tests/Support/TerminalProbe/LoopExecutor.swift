import Dispatch

/// Runs the probe's task on a queue of its own. Swift's shared pool would wake the process every
/// second from its first use on, and the probe is to show that the terminal does not.
final class LoopExecutor: TaskExecutor {
  static let shared = LoopExecutor()

  private let queue = DispatchQueue(label: "probe")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
