import Chat

/// Where on a branch something was found: messages in their order, with sums, so that the number of
/// any match is known at once. A search brings them outward from where it began, and both directions
/// only ever append.
struct FoundMessages: Sendable {
  /// Messages kept: some 10 MB of them. Beyond that the count says that there are more.
  static let capacity = 100_000

  /// One direction, the nearest first.
  private struct Run: Sendable {
    /// 1: positions rise; -1: they fall.
    let direction: Int
    var found: [FoundMessage] = []
    /// Matches in the messages up to and including each.
    var sums: [Int] = []

    init(direction: Int) { self.direction = direction }

    var total: Int { sums.last ?? 0 }

    /// The first one at a position or beyond it.
    func index(at position: Int) -> Int {
      let key = position * direction
      var low = 0
      var high = found.count
      // What is asked for is mostly the end.
      if let last = found.last, last.position * direction < key { return high }
      while low < high {
        let middle = (low + high) / 2
        if found[middle].position * direction < key { low = middle + 1 } else { high = middle }
      }
      return low
    }

    mutating func put(_ message: FoundMessage) {
      let index = index(at: message.position)
      let isThere = index < found.count && found[index].position == message.position
      if message.count > 0 {
        found.replaceSubrange(index..<(isThere ? index + 1 : index), with: [message])
      } else if isThere {
        found.remove(at: index)
      } else {
        return
      }
      sums.removeSubrange(index...)
      for later in found[index...] { sums.append(total + later.count) }
    }
  }

  private let origin: Int
  private var before = Run(direction: -1)
  private var after = Run(direction: 1)
  /// Some were not kept.
  private(set) var isFull = false

  /// - Parameter origin: the position that a search goes outward from.
  init(origin: Int = 0) { self.origin = origin }

  /// Messages.
  var count: Int { before.found.count + after.found.count }
  var isEmpty: Bool { count == 0 }
  /// Matches in all of them.
  var total: Int { before.total + after.total }

  /// In the order of the branch.
  subscript(index: Int) -> FoundMessage {
    index < before.found.count
      ? before.found[before.found.count - 1 - index] : after.found[index - before.found.count]
  }

  /// The first one at a position or after it; `count`: there is none.
  func index(at position: Int) -> Int {
    position < origin
      ? before.found.count - before.index(at: position - 1)
      : before.found.count + after.index(at: position)
  }

  /// Matches in the messages before one.
  func matches(before index: Int) -> Int {
    let split = before.found.count
    if index > split { return before.total + after.sums[index - split - 1] }
    return before.total - (index < split ? before.sums[split - 1 - index] : 0)
  }

  /// Adds a message, or takes the place of what was found at its position; without a match, nothing
  /// stays there.
  mutating func put(_ message: FoundMessage) {
    if message.position < origin { before.put(message) } else { after.put(message) }
    guard count > Self.capacity else { return }
    isFull = true
    // The farthest one goes.
    if message.position < origin, let last = before.found.last {
      before.put(FoundMessage(message: last.message, position: last.position, count: 0))
    } else if let last = after.found.last {
      after.put(FoundMessage(message: last.message, position: last.position, count: 0))
    }
  }
}
