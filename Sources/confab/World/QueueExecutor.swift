import Dispatch

/// Runs tasks, one job at a time, on a serial queue.
///
/// Everything in the program runs on one of these: the loop, the sessions and the timers on the
/// terminal's queue, so that from a key to its echo, and from a token to its cell, nothing waits for
/// another thread to wake; only what blocks, the log, has a queue of its own. Swift's shared pool is never used: once
/// libdispatch has started its pool, a timer of its own wakes the process each second for the rest
/// of its life, and Confab sleeps when nothing happens. A queue lives as long as the process.
final class QueueExecutor: TaskExecutor, SerialExecutor {
  let queue: DispatchQueue

  init(_ queue: DispatchQueue) {
    self.queue = queue
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
