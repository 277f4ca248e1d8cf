/// Merges what a stream brings into few updates.
///
/// Responsible for what is published when; a value, told the time. The first piece after a pause
/// goes out at once, those that follow within the interval together at its end. What the turn counts
/// goes out less often: it is there to be read.
struct UpdateMerger {
  /// Seconds between two pieces of text. A shorter one draws no smoother, because no screen shows
  /// more; a longer one is seen as delay.
  static let interval = 1.0 / 100
  /// Seconds between two statuses of which only the counts differ. A shorter one changes digits faster
  /// than they are read, and each change is sent to the terminal; a longer one looks like a stall.
  static let meterInterval = 0.1

  private var message: MessageID?
  private var text = ""
  private var reasoning = ""
  private var status: TurnStatus?
  private var lastText: Instant?
  private var lastStatus: Instant?

  mutating func append(_ id: MessageID, text: String, reasoning: String) {
    message = id
    self.text += text
    self.reasoning += reasoning
  }

  mutating func note(_ status: TurnStatus) { self.status = status }

  /// When what waits is to be published; nil: nothing waits.
  var deadline: Instant? { [textDue, statusDue].compactMap(\.self).min() }

  /// What is to be published by now.
  mutating func takeDue(at now: Instant) -> [SessionUpdate] {
    var updates: [SessionUpdate] = []
    if let textDue, textDue <= now { updates += takeText(at: now) }
    if let statusDue, statusDue <= now { updates += takeStatus(at: now) }
    return updates
  }

  /// All that waits, due or not.
  mutating func take(at now: Instant) -> [SessionUpdate] { takeText(at: now) + takeStatus(at: now) }

  private var textDue: Instant? {
    message == nil ? nil : lastText?.advanced(bySeconds: Self.interval) ?? .distantPast
  }

  private var statusDue: Instant? {
    status == nil ? nil : lastStatus?.advanced(bySeconds: Self.meterInterval) ?? .distantPast
  }

  private mutating func takeText(at now: Instant) -> [SessionUpdate] {
    guard let message else { return [] }
    lastText = now
    defer { (self.message, text, reasoning) = (nil, "", "") }
    return [.appended(message, text: text, reasoning: reasoning)]
  }

  private mutating func takeStatus(at now: Instant) -> [SessionUpdate] {
    guard let status else { return [] }
    lastStatus = now
    self.status = nil
    return [.status(status)]
  }
}

extension Instant {
  fileprivate static var distantPast: Self { Self(nanoseconds: .min) }
}
