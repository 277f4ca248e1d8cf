/// The clocks, injected: a decision never asks the system itself.
package protocol TimeSource: Sendable {
  var now: Instant { get }
  var wallNow: WallTime { get }
  /// Returns at `deadline`, or throws `CancellationError` when the task is cancelled before.
  func sleep(until deadline: Instant) async throws
}

/// Chance, injected.
package protocol RandomSource: Sendable {
  /// A number in 0..<1.
  func unit() -> Double
}
