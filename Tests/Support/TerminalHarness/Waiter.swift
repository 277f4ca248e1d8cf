/// A test that waits for something of a terminal, until a deadline.
struct Waiter: Sendable {
  enum Goal: Sendable {
    /// A screen with this number, or the end of the program.
    case screen(Int)
    /// No output for `period` nanoseconds, counted from `start` at the earliest.
    case quiet(period: UInt64, start: UInt64)
    /// More bytes written than so many, or the end of the program.
    case bytes(Int)
    case exit
  }

  let goal: Goal
  /// On the monotonic clock, nanoseconds.
  let deadline: UInt64
  /// Resumed with whether the goal was reached.
  let continuation: CheckedContinuation<Bool, Never>
}
