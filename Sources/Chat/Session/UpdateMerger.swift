/// Merges what a stream brings into one update a frame interval.
///
/// Responsible for what is published when; a value, told the time. The first piece after a pause
/// goes out at once, those that follow within the interval together at its end.
struct UpdateMerger {
  /// Seconds. A shorter one draws no smoother, because frames are not drawn more often; a longer one
  /// makes text come in jumps.
  static let interval = 1.0 / 60

  private var message: MessageID?
  private var text = ""
  private var reasoning = ""
  private var status: TurnStatus?
  private var lastPublished: Instant?

  mutating func append(_ id: MessageID, text: String, reasoning: String) {
    message = id
    self.text += text
    self.reasoning += reasoning
  }

  mutating func note(_ status: TurnStatus) { self.status = status }

  /// When what waits is to be published; nil: nothing waits.
  var deadline: Instant? {
    guard message != nil || status != nil else { return nil }
    return lastPublished?.advanced(bySeconds: Self.interval) ?? Instant(nanoseconds: .min)
  }

  mutating func take(at now: Instant) -> [SessionUpdate] {
    var updates: [SessionUpdate] = []
    if let message { updates.append(.appended(message, text: text, reasoning: reasoning)) }
    if let status { updates.append(.status(status)) }
    if !updates.isEmpty { lastPublished = now }
    message = nil
    text = ""
    reasoning = ""
    status = nil
    return updates
  }
}
