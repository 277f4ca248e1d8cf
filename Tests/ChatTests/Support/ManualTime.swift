import Chat
import Synchronization

/// A clock that stands until it is moved.
final class ManualTime: TimeSource {
  private struct State {
    var now = Instant(nanoseconds: 0)
    var wall = WallTime(seconds: 1_800_000_000)
    var nextID = 0
    var sleepers: [Int: (deadline: Instant, wake: CheckedContinuation<Void, any Error>)] = [:]
    var cancelled: Set<Int> = []
    var watchers: [(deadline: Instant, resume: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var now: Instant { state.withLock { $0.now } }
  var wallNow: WallTime { state.withLock { $0.wall } }
  /// Deadlines that somebody sleeps until, sorted.
  var deadlines: [Instant] { state.withLock { $0.sleepers.values.map(\.deadline).sorted() } }

  func sleep(until deadline: Instant) async throws {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (wake: CheckedContinuation<Void, any Error>) in
        typealias Entry = (
          result: Result<Void, any Error>?, watchers: [CheckedContinuation<Void, Never>]
        )
        let (result, watchers) = state.withLock { state -> Entry in
          if state.cancelled.remove(id) != nil { return (.failure(CancellationError()), []) }
          if deadline <= state.now { return (.success(()), []) }
          state.sleepers[id] = (deadline, wake)
          let met = state.watchers.filter { $0.deadline == deadline }
          state.watchers.removeAll { $0.deadline == deadline }
          return (nil, met.map(\.resume))
        }
        if let result { wake.resume(with: result) }
        for watcher in watchers { watcher.resume() }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        let sleeper = state.sleepers.removeValue(forKey: id)
        if sleeper == nil { state.cancelled.insert(id) }
        return sleeper
      }
      sleeper?.wake.resume(throwing: CancellationError())
    }
  }

  /// Returns once somebody sleeps until exactly `deadline`.
  func whenSleeping(until deadline: Instant) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.sleepers.values.contains(where: { $0.deadline == deadline }) { return true }
        state.watchers.append((deadline, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  /// - Parameter waking: without it sleepers oversleep, as they do on a busy machine.
  func advance(by seconds: Double, waking: Bool = true) {
    let woken = state.withLock { state in
      state.now = state.now.advanced(bySeconds: seconds)
      state.wall.seconds += seconds
      let due = state.sleepers.filter { waking && $0.value.deadline <= state.now }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values.sorted { $0.deadline < $1.deadline }.map(\.wake)
    }
    for wake in woken { wake.resume() }
  }
}
