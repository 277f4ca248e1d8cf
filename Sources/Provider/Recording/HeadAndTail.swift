/// Something of which only so much is kept.
protocol Weighed: Sendable {
  /// Its bytes.
  var size: Int { get }
}

/// The first and the last elements of a series, up to a bound in bytes: what is in the middle of a
/// longer one is dropped and counted. The beginning says what it is, the end what became of it.
struct HeadAndTail<Element: Weighed>: Sendable {
  /// What an element takes beside its own bytes, so that many small ones are bounded too.
  static var overhead: Int { 64 }

  private let limit: Int
  private var head: [Element] = []
  /// The elements from `tailStart` on; those before are dropped, and go in batches.
  private var tail: [Element] = []
  private var tailStart = 0
  private var headCost = 0
  private var tailCost = 0
  private(set) var droppedCount = 0
  /// Bytes of those that were dropped.
  private(set) var droppedSize = 0

  /// - Parameter limit: bytes of all, half of them for each end.
  init(limit: Int) { self.limit = limit }

  /// Bytes that are kept, overhead included.
  var cost: Int { headCost + tailCost }

  /// How many of `elements` came before those that were dropped.
  var headCount: Int { head.count }

  var elements: [Element] { tail.isEmpty ? head : head + tail[tailStart...] }

  mutating func append(_ element: Element) {
    let cost = element.size + Self.overhead
    if tail.isEmpty, headCost + cost <= limit / 2 {
      head.append(element)
      headCost += cost
      return
    }
    tail.append(element)
    tailCost += cost
    while tailCost > limit / 2, tailStart < tail.count - 1 {
      let size = tail[tailStart].size
      tailStart += 1
      tailCost -= size + Self.overhead
      droppedCount += 1
      droppedSize += size
    }
    if tailStart > Self.batch, tailStart > tail.count / 2 {
      tail.removeFirst(tailStart)
      tailStart = 0
    }
  }

  /// Dropped elements that go at once: moving the others on costs.
  private static var batch: Int { 32 }
}
