/// What is to be written to the log, in order, one batch at a time.
///
/// Responsible for order and for losing nothing: a newer form of a message takes its older one's
/// place in the queue, so that parents stay before children; what failed stays and is tried again
/// with the next write. A value: the session does the writing.
struct WriteQueue {
  enum Write: Hashable, Sendable {
    /// A conversation's first appearance: before its messages.
    case create(Conversation)
    case message(Message)
    /// A conversation's facts, its head among them: after the messages they speak of, so that a
    /// crash in between leaves no head without a message.
    case conversation(Conversation)

    fileprivate func replaces(_ other: Write) -> Bool {
      switch (self, other) {
      case (.create(let new), .create(let old)): new.id == old.id
      case (.message(let new), .message(let old)): new.id == old.id
      case (.conversation(let new), .conversation(let old)): new.id == old.id
      default: false
      }
    }
  }

  private var pending: [Write] = []
  private var inFlight: [Write] = []
  private var hasNews = false
  /// Why writes fail; nil: the last ones did not.
  private(set) var failure: StoreError?
  /// The conversation's facts as they were last read from the log or written there; nil: it has none.
  private(set) var known: Conversation?

  /// Counts batches: who read the log before the last one read too early.
  private(set) var number = 0

  init(known: Conversation? = nil) { self.known = known }

  /// The facts were read from the log.
  mutating func learn(_ conversation: Conversation?) { known = conversation }

  /// What is not known to be written, in order.
  var unsaved: [Write] { inFlight + pending }
  var isWriting: Bool { !inFlight.isEmpty }
  /// Nothing is under way and nothing new is to be tried: all is written, or cannot be for now.
  var isSettled: Bool { inFlight.isEmpty && !hasNews }

  mutating func add(_ write: Write) {
    hasNews = true
    guard let index = pending.firstIndex(where: write.replaces) else {
      pending.append(write)
      return
    }
    if case .conversation = write {
      pending.remove(at: index)
      pending.append(write)
    } else {
      pending[index] = write
    }
  }

  /// Tries what failed once more, although nothing was added.
  mutating func retry() { if !pending.isEmpty { hasNews = true } }

  /// The writes to do now; nil while others are under way, or when there is nothing new to try.
  mutating func begin() -> [Write]? {
    guard inFlight.isEmpty, hasNews, !pending.isEmpty else { return nil }
    hasNews = false
    number += 1
    inFlight = pending
    pending = []
    return inFlight
  }

  /// - Parameter count: how many of the batch were written, from its start.
  /// - Returns: the error to tell: the first of a row of them.
  mutating func finish(count: Int, error: StoreError?) -> StoreError? {
    for case .create(let written) in inFlight.prefix(count) { known = written }
    for case .conversation(let written) in inFlight.prefix(count) { known = written }
    var newer = pending
    pending = []
    for failed in inFlight.dropFirst(count) {
      if let index = newer.firstIndex(where: { $0.replaces(failed) }),
        case .message = failed
      {
        pending.append(newer.remove(at: index))
      } else if !newer.contains(where: { $0.replaces(failed) }) {
        pending.append(failed)
      }
    }
    pending += newer
    inFlight = []
    let isFirst = failure == nil
    failure = error
    return isFirst ? error : nil
  }
}
