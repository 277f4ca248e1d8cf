import Dispatch

/// Runs an actor's jobs on one serial dispatch queue, so that a write that waits for the disk blocks
/// a thread of its own and none of Swift's shared pool, which stays unused.
final class QueueExecutor: SerialExecutor {
  let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label)
    // Lives as long as the process, like the connection that is used on it.
    _ = Unmanaged.passRetained(self)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}
