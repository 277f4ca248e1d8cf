import Chat

/// Reading what was said before: the last messages, those before them, those after.
extension LinearView {
  /// The messages that were read last.
  struct ReadRange: Sendable {
    var first: MessageID
    var last: MessageID
  }

  enum Awaited: Sendable {
    case earlier, later
  }

  /// Messages that are read at once by `/earlier` and `/later`.
  private static let page = 2

  mutating func readAgain(_ count: Int, _ model: Model, at now: Now) -> [String] {
    said = []
    readLast(count, model, at: now)
    return said.map(LinearWords.safe)
  }

  mutating func readFurther(
    _ direction: Awaited, _ model: Model, at now: Now
  ) -> (lines: [String], place: MessageID?) {
    said = []
    let place = readOn(direction, model, at: now)
    return (said.map(LinearWords.safe), place)
  }

  mutating func readLast(_ count: Int, _ model: Model, at now: Now) {
    let messages = model.transcript.newest.suffix(count)
    guard let first = messages.first, let last = messages.last else {
      return say("Nothing was said in this conversation yet.")
    }
    let before = model.transcript.total - messages.count
    if before > 0 { say("\(LinearWords.count(before, "message")) before: /earlier reads them.") }
    for message in messages where message.state != .streaming { read(message, model, at: now) }
    reading = ReadRange(first: first.id, last: last.id)
  }

  /// - Returns: the message to go to, for the log to bring what is further on; nil: nothing is missing.
  mutating func readOn(_ direction: Awaited, _ model: Model, at now: Now) -> MessageID? {
    let messages = model.transcript.messages
    guard let range = reading,
      let first = messages.firstIndex(where: { $0.id == range.first }),
      let last = messages.firstIndex(where: { $0.id == range.last })
    else {
      readLast(Self.page, model, at: now)
      return nil
    }
    let found =
      direction == .earlier
      ? messages[..<first].suffix(Self.page) : messages[(last + 1)...].prefix(Self.page)
    guard let from = found.first, let to = found.last else {
      let isEnd = direction == .earlier ? model.transcript.hasStart : model.transcript.hasEnd
      guard isEnd else {
        awaited = direction
        return direction == .earlier ? range.first : range.last
      }
      awaited = nil
      say(
        direction == .earlier
          ? "This is the beginning of the conversation." : "This is the end of the conversation.")
      return nil
    }
    awaited = nil
    for message in found { read(message, model, at: now) }
    reading = ReadRange(first: from.id, last: to.id)
    return direction == .earlier ? from.id : to.id
  }

  /// A message as it stands in the log.
  mutating func read(_ message: Message, _ model: Model, at now: Now) {
    let day = ConversationItem.day(message.createdAt, seenAt: now).trimmed
    let name = MessageNames.speaker(of: message) + version(of: message, model) + ", \(day)"
    if message.state == .failed {
      say("\(name):")
      say(message.failure.map(LinearFailure.sentence) ?? "No answer.")
      return
    }
    sayText(of: message, as: name)
    let isLast = message.id == model.transcript.last?.id && !model.isTurnRunning
    if let ending = MessageNames.ending(of: message, isLast: isLast, isLive: false) { say(ending) }
  }

  /// Messages that somebody chose from a list; and those that the log has brought by now.
  mutating func sayReadings(_ model: Model, at now: Now) {
    if let awaited, let range = reading {
      let messages = model.transcript.messages
      let isThere =
        awaited == .earlier
        ? messages.first?.id != range.first : messages.last?.id != range.last
      if isThere { _ = readOn(awaited, model, at: now) }
    }
    guard readings != model.linear.readings, let id = model.linear.reading,
      let message = model.transcript.message(id)
    else { return }
    readings = model.linear.readings
    noteAsTold(model.transcript.newest)
    read(message, model, at: now)
    reading = ReadRange(first: id, last: id)
    say("/earlier and /later read on.")
  }
}
