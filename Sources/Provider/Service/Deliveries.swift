import Chat

/// What a response tells, handed over in few deliveries: to wake another thread for each token costs more
/// than the token does.
///
/// Responsible for what is handed over when; a value, told the time. What comes after a pause goes at once,
/// what follows within the interval together at its end, in order.
struct Deliveries {
  /// Seconds between two deliveries of a stream. A shorter one costs a wake-up and a frame more often; a
  /// longer one is seen as delay.
  static let interval = 1.0 / 80

  private var waiting: [ResponseEvent] = []
  private var last: Instant?

  /// - Returns: what is to be handed over now.
  mutating func add(_ events: [ResponseEvent], at now: Instant) -> [ResponseEvent] {
    waiting += events
    guard let last, now < last.advanced(bySeconds: Self.interval) else { return take(at: now) }
    return []
  }

  /// All that waits.
  mutating func take(at now: Instant) -> [ResponseEvent] {
    guard !waiting.isEmpty else { return [] }
    last = now
    defer { waiting = [] }
    return waiting
  }

  /// Seconds until what waits is due; nil: nothing waits.
  func wait(at now: Instant) -> Double? {
    guard !waiting.isEmpty, let last else { return nil }
    return max(0, last.advanced(bySeconds: Self.interval).seconds(since: now))
  }
}
