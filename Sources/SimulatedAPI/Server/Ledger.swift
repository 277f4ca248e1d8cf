/// What the server remembers from one request to the next: how many there were, and how often a
/// prompt was tried. A value; the server's event loop owns the one copy.
struct Ledger {
  /// One prompt of one conversation to one model: a new prompt starts afresh.
  struct Prompt: Hashable {
    var model: String
    /// The client's `X-Task-ID`; without one, the text of the conversation tells it from others.
    var task: String
    var messages: Int
  }

  /// Prompts that were given up are forgotten at last.
  private static let capacity = 1000

  private let seed: UInt64
  private var requests: UInt64 = 0
  private var attempts: [Prompt: Int] = [:]
  private var order: [Prompt] = []

  init(seed: UInt64) { self.seed = seed }

  /// The seed's own numbers for one request: its IDs and its rhythm.
  mutating func nextRequest() -> RandomSequence {
    requests += 1
    return RandomSequence(seed: seed, stream: requests)
  }

  /// Counts a try; from 1.
  mutating func attempt(at prompt: Prompt) -> Int {
    if attempts[prompt] == nil {
      order.append(prompt)
      if order.count > Self.capacity { attempts[order.removeFirst()] = nil }
    }
    let count = (attempts[prompt] ?? 0) + 1
    attempts[prompt] = count
    return count
  }

  /// It went well: asked again, it begins anew.
  mutating func forget(_ prompt: Prompt) {
    guard attempts.removeValue(forKey: prompt) != nil else { return }
    order.removeAll { $0 == prompt }
  }
}
