package import Chat

/// Decides when a frame is drawn. Responsible for: keys are answered at once, streams do not draw
/// more often than a screen shows or a link carries, and no frame is composed on top of an unsent
/// one. Not for: drawing, and what a frame holds.
package struct FrameLimiter: Sendable {
  package enum Decision: Hashable, Sendable {
    case drawNow
    /// Nothing before that moment: ask again then, or after the next request.
    case drawAt(Instant)
    /// Nothing is wanted, or the terminal has to take the last frame first.
    case nothing
  }

  private enum Request: Sendable {
    case none, soon, atOnce
  }

  /// Frames that must have been taken whole, one after another, before a slow link counts as quick.
  private static let quickFrames = 10

  private let interval: Double
  private let slowInterval: Double
  private var request = Request.none
  private var drawnAt: Instant?
  private var isUnsent = false
  private var isSlow = false
  private var quickInARow = 0

  /// - Parameter interval: seconds between two frames of a stream.
  /// - Parameter slowInterval: the same while the terminal takes bytes slowly.
  package init(interval: Double = 1 / 30, slowInterval: Double = 1 / 10) {
    self.interval = interval
    self.slowInterval = slowInterval
  }

  /// Something changed. `urgent`: by the user's hand, to be seen at once.
  package mutating func request(urgent: Bool, at now: Instant) {
    if urgent { request = .atOnce } else if request == .none { request = .soon }
  }

  package func nextFrame(at now: Instant) -> Decision {
    guard !isUnsent else { return .nothing }
    switch request {
    case .none: return .nothing
    case .atOnce: return .drawNow
    case .soon:
      guard let drawnAt else { return .drawNow }
      let due = drawnAt.advanced(bySeconds: isSlow ? slowInterval : interval)
      return due <= now ? .drawNow : .drawAt(due)
    }
  }

  /// A frame was handed to the terminal, which has not taken `waiting` bytes of it yet.
  package mutating func drew(at now: Instant, waiting: Int) {
    request = .none
    drawnAt = now
    isUnsent = waiting > 0
    guard isSlow, !isUnsent else { return }
    quickInARow += 1
    if quickInARow >= Self.quickFrames { isSlow = false }
  }

  /// The terminal has taken all that waited.
  package mutating func drained(at now: Instant) {
    guard isUnsent else { return }
    isUnsent = false
    if let drawnAt, now.seconds(since: drawnAt) > interval {
      isSlow = true
      quickInARow = 0
    }
  }
}
