import Markup

/// What finding remembers beyond one find, for all conversations.
struct FindMemory: Sendable {
  /// Queries kept: what somebody goes back to with a key.
  private static let capacity = 20

  /// Of the last search that was begun: results of any other are dropped.
  private(set) var lastNumber = 0
  /// What was looked for, newest first, none twice.
  private(set) var queries: [String] = []
  /// As they were last set.
  var options = TextPattern.Options()

  mutating func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  mutating func remember(_ query: String) {
    guard !query.isEmpty else { return }
    queries.removeAll { $0 == query }
    queries.insert(query, at: 0)
    if queries.count > Self.capacity { queries.removeLast() }
  }
}
