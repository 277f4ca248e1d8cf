package import Chat

/// How many bytes are on their way to the screen, and how fast they get there. Responsible for: how much
/// may be sent on top of what is on its way, so that a key is echoed soon, and when the terminal is asked.
/// Not for: when frames are drawn, what is left out of them, and what a question looks like.
///
/// A link takes bytes long before it carries them: the kernel alone holds twenty kilobytes of a terminal,
/// ten seconds of a slow line, a secure shell much more, and none of them tells. So a question follows
/// some frames (a **fence**) that the terminal answers once it has taken all before it. A quick link is
/// asked once in a while; a slow one with each frame. A terminal that does not answer counts as quick.
package struct LinkMeter: Sendable {
  /// What may follow what is on its way.
  package enum Room: Hashable, Sendable {
    case any
    case bytes(Int)
    /// Nothing before the terminal has answered, or before that moment, should the answer be lost.
    case none(until: Instant)
  }

  private struct Fence: Sendable {
    /// Bytes written in all, up to it.
    var end: Int
    var sentAt: Instant
  }

  /// Seconds of the link that may be on their way: a key that is pressed waits for as long as that …
  private static let patience = 0.15
  /// … and for the way there and back, but never longer than that.
  private static let mostPatience = 0.3
  /// Bytes that may always be on their way: two rows of text. Less, and a screen would never be whole.
  private static let least = 160
  /// Bytes a second under which a link is slow, and over which it is so no more: a screen of text takes
  /// longer than a glance.
  private static let slow = 8_000.0
  private static let quick = 16_000.0
  /// Bytes between two fences on a quick link: four bytes more in two thousand.
  private static let spacing = 2_048
  /// Bytes after which the newest measurement counts as much as all before it.
  private static let memory = 1_024.0
  /// Seconds that the shortest way is remembered for: another network may have another one.
  private static let wayMemory = 60.0
  /// Answers that may stay out, one after another, before the terminal is not asked any more.
  private static let mostMisses = 4

  private var fences: [Fence] = []
  private var sent = 0
  private var arrived = 0
  /// Where the last fence stands.
  private var lastFence: Int?
  private var lastArrival: Instant?
  private var hasAnswered = false
  private var misses = 0
  /// The quickest answers of two stretches of time, the older one last: the way there and back.
  private var ways: [Double] = []
  private var waysSince: Instant?
  /// Seconds that a byte takes; nil: not known.
  private var cost: Double?
  package private(set) var isSlow = false

  package init() {}

  package var outstanding: Int { sent - arrived }

  /// Bytes a second; nil: more than matters, or not known.
  package var rate: Double? {
    guard let cost, cost > 1 / Self.quick else { return nil }
    return 1 / cost
  }

  /// Whether the next frame shall end with a fence.
  package var wantsFence: Bool {
    guard let lastFence else { return true }
    guard hasAnswered, misses < Self.mostMisses else { return false }
    return rate == nil ? fences.isEmpty && sent - lastFence >= Self.spacing : true
  }

  package func room(at now: Instant) -> Room {
    guard hasAnswered, let oldest = fences.first else {
      return rate.map { .bytes(window(rate: $0)) } ?? .any
    }
    let lostAt = lostAt(oldest)
    guard now < lostAt else { return .bytes(Self.least) }
    guard let rate else {
      let isLate = now.seconds(since: oldest.sentAt) > way + Self.patience
      return isLate ? .none(until: lostAt) : .any
    }
    let left = window(rate: rate) - outstanding
    return left >= Self.least / 2 ? .bytes(left) : .none(until: lostAt)
  }

  /// Whether the little that a key changes may go out although there is no room.
  package func mayEcho(at now: Instant) -> Bool {
    guard let oldest = fences.first else { return true }
    guard let rate else { return now < lostAt(oldest) }
    return outstanding <= window(rate: rate) + Self.least
  }

  /// Bytes were written, up to `end` in all.
  /// - Parameter ends: where fences stand among them.
  package mutating func sent(to end: Int, fences ends: [Int], at now: Instant) {
    if let oldest = fences.first, now >= lostAt(oldest) {
      misses += 1
      if misses >= Self.mostMisses { forget() }
    }
    sent = max(sent, end)
    lastFence = ends.last ?? lastFence
    fences += ends.map { Fence(end: $0, sentAt: now) }
  }

  /// The terminal answered the fence that stands at `end`.
  package mutating func answered(_ end: Int, at now: Instant) {
    hasAnswered = true
    misses = 0
    guard let index = fences.firstIndex(where: { $0.end == end }) else { return forget() }
    let fence = fences[index]
    fences.removeFirst(index + 1)
    let bytes = end - arrived
    arrived = max(arrived, end)
    let took = now.seconds(since: fence.sentAt)
    note(way: took, at: now)
    // Its bytes could begin to arrive when those before it had, and not before the way was gone.
    let behind = lastArrival.map { max(0, $0.seconds(since: fence.sentAt)) } ?? 0
    lastArrival = now
    note(bytes: bytes, carriedIn: max(0, took - max(behind, way)))
  }

  /// Nothing is known of what is on its way: another program had the terminal.
  package mutating func forget() {
    fences = []
    arrived = sent
    lastArrival = nil
  }

  private var way: Double { ways.min() ?? 0 }

  private func window(rate: Double) -> Int {
    max(Self.least, Int(rate * min(Self.patience + way, Self.mostPatience)))
  }

  /// When an answer is so late that it counts as lost: later with each one that is.
  private func lostAt(_ fence: Fence) -> Instant {
    let expected = Double(outstanding) * (cost ?? 0) + way
    let patience = max(1, 3 * expected) * Double(1 << min(misses, Self.mostMisses))
    return fence.sentAt.advanced(bySeconds: patience)
  }

  private mutating func note(way took: Double, at now: Instant) {
    if let since = waysSince, now.seconds(since: since) < Self.wayMemory, !ways.isEmpty {
      ways[0] = min(ways[0], took)
    } else {
      ways = [took] + ways.prefix(1)
      waysSince = now
    }
  }

  /// What says nothing is left out: a few bytes take any time, by other delays than the link's.
  private mutating func note(bytes: Int, carriedIn seconds: Double) {
    let expected = cost.map { Double(bytes) * $0 } ?? 0
    let isQuick = seconds < 0.005 && bytes >= 64
    guard bytes >= 256 || seconds >= 0.05 || expected >= 0.02 || isQuick && cost != nil else {
      return
    }
    let measured = seconds / Double(bytes)
    let weight = Double(bytes) / (Double(bytes) + Self.memory)
    cost = cost.map { $0 + (measured - $0) * weight } ?? measured
    isSlow = (cost ?? 0) * (isSlow ? Self.quick : Self.slow) > 1
  }
}
