import Chat
import Dispatch
import Synchronization

/// Runs jobs on a queue of its own, and knows whether the caller is on it, and when it has nothing
/// left to do.
final class TestExecutor: TaskExecutor {
  private struct Load {
    var jobs = 0
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  static let shared = TestExecutor()

  private let queue = DispatchQueue(label: "tests.executor")
  private let key = DispatchSpecificKey<Bool>()
  private let load = Mutex(Load())

  init() { queue.setSpecific(key: key, value: true) }

  var isCurrent: Bool { DispatchQueue.getSpecific(key: key) == true }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    load.withLock { $0.jobs += 1 }
    queue.async {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
      let waiters = self.load.withLock { load in
        load.jobs -= 1
        guard load.jobs == 0 else { return [CheckedContinuation<Void, Never>]() }
        defer { load.waiters = [] }
        return load.waiters
      }
      for waiter in waiters { waiter.resume() }
    }
  }

  /// Returns when no job runs or waits: all that could happen without time passing has happened.
  func quiet() async {
    await withCheckedContinuation { waiter in
      let isQuiet = load.withLock { load in
        if load.jobs > 0 { load.waiters.append(waiter) }
        return load.jobs == 0
      }
      if isQuiet { waiter.resume() }
    }
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
