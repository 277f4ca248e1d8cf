package import Chat

/// Decides when a frame is drawn, and how much of it. Responsible for: keys are answered at once, streams
/// do not draw more often than a screen shows or a link carries, and nothing piles up on the way. Not for:
/// drawing, what a frame holds, and what is known of the link (`LinkMeter`).
package struct FrameLimiter: Sendable {
  package enum Decision: Hashable, Sendable {
    /// With at most so many bytes besides the row where the cursor is, which is always whole; nil: all.
    /// What is left out is drawn next.
    case draw(within: Int?)
    /// Nothing before that moment: ask again then, or after the next request.
    case drawAt(Instant)
    /// Nothing is wanted, or the terminal has to take the last frame first.
    case nothing

    package static let drawNow = Decision.draw(within: nil)
  }

  private enum Request: Sendable {
    case none, soon, atOnce
  }

  /// Frames that must have been taken whole, one after another, before a slow link counts as quick.
  private static let quickFrames = 10
  /// Seconds in which a terminal takes a frame; one that needs longer is slow. A shorter one calls a busy
  /// terminal a slow link.
  private static let quickTaking = 1.0 / 30

  private let interval: Double
  private let slowInterval: Double
  private var request = Request.none
  private var drawnAt: Instant?
  private var isUnsent = false
  private var isSlow = false
  private var quickInARow = 0
  package var meter = LinkMeter()

  /// - Parameter interval: seconds between two frames of a stream; shorter than what a stream is told in
  ///   (`UpdateMerger`), so that each piece of it is drawn when it comes.
  /// - Parameter slowInterval: the same while the terminal takes bytes slowly.
  package init(interval: Double = 1 / 125, slowInterval: Double = 1 / 10) {
    self.interval = interval
    self.slowInterval = slowInterval
  }

  /// Something changed. `urgent`: by the user's hand, to be seen at once.
  package mutating func request(urgent: Bool, at now: Instant) {
    if urgent { request = .atOnce } else if request == .none { request = .soon }
  }

  package func nextFrame(at now: Instant) -> Decision {
    guard !isUnsent, request != .none else { return .nothing }
    if request == .soon, let drawnAt {
      let due = drawnAt.advanced(bySeconds: isSlow || meter.isSlow ? slowInterval : interval)
      guard due <= now else { return .drawAt(due) }
    }
    switch meter.room(at: now) {
    case .any: return .drawNow
    case .bytes(let room): return .draw(within: room)
    case .none(let until):
      let isEcho = request == .atOnce && meter.mayEcho(at: now)
      return isEcho ? .draw(within: 0) : .drawAt(until)
    }
  }

  /// When `nextFrame` has to be asked again, unless something else happens before; nil: not at all. A
  /// frame that is due by `now` is asked for at once, whoever asked a moment ago and was told to wait.
  package func nextAsk(at now: Instant) -> Instant? {
    switch nextFrame(at: now) {
    case .draw: now
    case .drawAt(let due): due
    case .nothing: nil
    }
  }

  /// A frame was handed to the terminal, which has not taken `waiting` bytes of it yet.
  /// - Parameter isWhole: nothing was left out of it.
  package mutating func drew(at now: Instant, waiting: Int, isWhole: Bool = true) {
    request = isWhole ? .none : .soon
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
    if let drawnAt, now.seconds(since: drawnAt) > Self.quickTaking {
      isSlow = true
      quickInARow = 0
    }
  }
}
