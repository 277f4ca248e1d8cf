import Chat

/// The request that a panel shows: an attempt of an answer, and what is known of it. Asks for its
/// record again as the answer goes on, never twice at a time.
struct InspectionTarget: Sendable {
  private(set) var message: MessageID
  /// From 1.
  private(set) var attempt: Int
  /// Attempts that there are.
  private(set) var count: Int
  /// What the log has of the attempt; nil while it runs.
  private(set) var facts: Attempt?
  private(set) var record: ExchangeRecord?
  /// The answer is asked for or received.
  private(set) var isRunning = false
  /// It was asked for, and the answer came: without a record then, none is kept.
  private(set) var isKnown = false
  private var id: ExchangeID
  private var isLoading = false
  /// Something came since it was asked for last.
  private var isStale = false

  /// The last attempt of an answer.
  init(_ message: Message, running: Int? = nil) {
    self.message = message.id
    count = max(running ?? 0, message.attempts.last?.number ?? 0, 1)
    attempt = count
    id = ExchangeID(message: message.id, attempt: attempt)
    update(message, running: running)
  }

  /// The answer as it is now: another attempt may have begun, which is shown where the last one was.
  /// - Parameter running: the attempt that is under way.
  mutating func update(_ message: Message, running: Int?) {
    let wasLast = attempt == count
    self.message = message.id
    count = max(running ?? 0, message.attempts.last?.number ?? 0, 1)
    if wasLast || attempt > count { attempt = count }
    isRunning = running == attempt
    choose(message)
  }

  /// Goes to another attempt.
  /// - Returns: whether there is one.
  mutating func move(by step: Int, in message: Message, running: Int?) -> Bool {
    let target = attempt + step
    guard (1...count).contains(target) else { return false }
    attempt = target
    isRunning = running == attempt
    choose(message)
    return true
  }

  private mutating func choose(_ message: Message) {
    facts = message.attempts.first { $0.number == attempt }
    let now =
      facts.map(message.exchange(of:)) ?? ExchangeID(message: message.id, attempt: attempt)
    guard now != id else { return }
    let isSame = now.attempt == id.attempt
    id = now
    if !isSame {
      record = nil
      isKnown = false
    }
  }

  /// Asks for the record, or once more when the answer to the last question is there.
  mutating func ask() -> [Effect] {
    guard !isLoading else {
      isStale = true
      return []
    }
    isLoading = true
    isStale = false
    return [.inspection(.load(id))]
  }

  /// What was asked for. What belongs to another attempt than the one shown now is dropped.
  mutating func take(_ id: ExchangeID, _ record: ExchangeRecord?) -> [Effect] {
    isLoading = false
    guard id == self.id else { return ask() }
    isKnown = true
    self.record = record ?? self.record
    return isStale ? ask() : []
  }

  /// What to say where there is no record.
  var absence: String {
    if !isKnown { return "one moment …" }
    if isRunning { return "nothing was sent yet" }
    return "Headers, body and stream are kept only while Confab runs, for the last requests: those "
      + "of this one are gone."
  }

  /// `attempt 2 of 3`; empty when there is one only.
  var mark: String { count > 1 ? "attempt \(attempt) of \(count)" : "" }
}
