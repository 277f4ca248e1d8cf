import Chat
import Dispatch
import Synchronization

/// Runs jobs on a queue of its own, and knows whether the caller is on it.
final class TestExecutor: TaskExecutor {
  static let shared = TestExecutor()

  private let queue = DispatchQueue(label: "tests.executor")
  private let key = DispatchSpecificKey<Bool>()

  private init() { queue.setSpecific(key: key, value: true) }

  var isCurrent: Bool { DispatchQueue.getSpecific(key: key) == true }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// The same numbers in each run, different ones in each call.
final class SeededRandom: RandomSource {
  private let state: Mutex<UInt64>

  init(seed: UInt64 = 1) { state = Mutex(seed) }

  func unit() -> Double {
    state.withLock { state in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }
}
