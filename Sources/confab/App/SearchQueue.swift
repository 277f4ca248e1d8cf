import Dispatch

/// Where conversations are searched: on a queue of its own, so that neither a key nor a token waits
/// for it. One search at a time; reading for a list does not end it.
struct SearchQueue {
  private let executor = QueueExecutor(DispatchQueue(label: "confab.search"))
  private var search: Task<Void, Never>?

  /// The search before it ends.
  mutating func begin(_ work: sending @escaping () async -> Void) {
    search?.cancel()
    search = Task(executorPreference: executor, operation: work)
  }

  mutating func end() {
    search?.cancel()
    search = nil
  }

  func read(_ work: sending @escaping () async -> Void) {
    Task(executorPreference: executor, operation: work)
  }
}
