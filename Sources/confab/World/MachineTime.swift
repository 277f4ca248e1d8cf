import Chat
import Dispatch
import Glibc

/// The machine's clocks. The monotonic one goes on while the machine sleeps, so that a countdown
/// does not stand still while a laptop is closed.
struct MachineTime: TimeSource {
  private let alarms: Alarms

  init(executor: QueueExecutor) {
    alarms = Alarms(executor: executor)
  }

  var now: Instant { Self.instant() }

  var wallNow: WallTime {
    let time = Self.read(CLOCK_REALTIME)
    return WallTime(seconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }

  func sleep(until deadline: Instant) async throws {
    try await alarms.sleep(until: deadline)
  }

  fileprivate static func instant() -> Instant {
    let time = read(CLOCK_BOOTTIME)
    return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)
    return time
  }
}

/// Timers that a task can wait for and that leave nothing behind when it is cancelled: a timer that
/// stays armed is a wake-up for nothing.
private actor Alarms {
  private struct Waiter {
    let timer: any DispatchSourceTimer
    let continuation: CheckedContinuation<Void, any Error>
  }

  private let executor: QueueExecutor
  private var waiters: [UInt64: Waiter] = [:]
  private var last: UInt64 = 0

  init(executor: QueueExecutor) { self.executor = executor }

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func sleep(until deadline: Instant) async throws {
    last += 1
    let id = last
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { arm(id, until: deadline, $0) }
    } onCancel: {
      executor.queue.async { self.assumeIsolated { $0.cancel(id) } }
    }
  }

  private func arm(
    _ id: UInt64, until deadline: Instant, _ continuation: CheckedContinuation<Void, any Error>
  ) {
    let wait = max(0, deadline.nanoseconds - MachineTime.instant().nanoseconds)
    let timer = DispatchSource.makeTimerSource(queue: executor.queue)
    timer.schedule(deadline: .now() + .nanoseconds(Int(clamping: wait)), leeway: .milliseconds(1))
    timer.setEventHandler { self.assumeIsolated { $0.fire(id) } }
    waiters[id] = Waiter(timer: timer, continuation: continuation)
    timer.resume()
  }

  private func fire(_ id: UInt64) {
    guard let waiter = waiters.removeValue(forKey: id) else { return }
    waiter.timer.cancel()
    waiter.continuation.resume()
  }

  private func cancel(_ id: UInt64) {
    guard let waiter = waiters.removeValue(forKey: id) else { return }
    waiter.timer.cancel()
    waiter.continuation.resume(throwing: CancellationError())
  }
}
