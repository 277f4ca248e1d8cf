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
    let deadline: Instant
    let timers: [any DispatchSourceTimer]
    let continuation: CheckedContinuation<Void, any Error>
  }

  /// Nanoseconds from which a wait is timed by the date, too. Dispatch's other clock stands still
  /// while the machine sleeps: a shorter wait is over soon after waking all the same.
  private static let longWait: Int64 = 2_000_000_000

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
    let interval = DispatchTimeInterval.nanoseconds(Int(clamping: wait))
    var timers = [timer(id)]
    timers[0].schedule(deadline: .now() + interval, leeway: .milliseconds(1))
    if wait >= Self.longWait {
      let byDate = timer(id)
      byDate.schedule(wallDeadline: .now() + interval, leeway: .milliseconds(1))
      timers.append(byDate)
    }
    waiters[id] = Waiter(deadline: deadline, timers: timers, continuation: continuation)
    for timer in timers { timer.resume() }
  }

  private func timer(_ id: UInt64) -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: executor.queue)
    timer.setEventHandler { self.assumeIsolated { $0.fire(id) } }
    return timer
  }

  /// A timer may ring early: the date was set forward. Then the rest is waited for.
  private func fire(_ id: UInt64) {
    guard let waiter = waiters[id] else { return }
    let rest = waiter.deadline.nanoseconds - MachineTime.instant().nanoseconds
    guard rest <= 0 else {
      waiter.timers[0].schedule(
        deadline: .now() + .nanoseconds(Int(clamping: rest)), leeway: .milliseconds(1))
      return
    }
    remove(id)?.resume()
  }

  private func remove(_ id: UInt64) -> CheckedContinuation<Void, any Error>? {
    guard let waiter = waiters.removeValue(forKey: id) else { return nil }
    for timer in waiter.timers { timer.cancel() }
    return waiter.continuation
  }

  private func cancel(_ id: UInt64) {
    remove(id)?.resume(throwing: CancellationError())
  }
}
