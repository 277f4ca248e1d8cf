import Dispatch

/// Runs tasks, one job at a time, on a serial queue of its own.
///
/// Everything in the program runs on one of these. Swift's shared pool is never used: once
/// libdispatch has started its pool, a timer of its own wakes the process each second for the rest
/// of its life, and Confab sleeps when nothing happens. A queue lives as long as the process.
final class QueueExecutor: TaskExecutor, SerialExecutor {
  let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label, qos: .userInteractive)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async {
      job.runSynchronously(
        isolatedTo: self.asUnownedSerialExecutor(), taskExecutor: self.asUnownedTaskExecutor())
    }
  }

  func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}
