import Chat

/// The conversation: who says what, once.
extension LinearView {
  /// An answer while it is being said.
  struct Telling: Sendable {
    /// Seconds without text after which what is there is said, though its sentence has not ended.
    static let pause = 2.0

    let message: MessageID
    var stream = LinearStream()
    var reasoning = LinearStream()
    var isNamed = false
    var saysReasoning = false
    /// When the pause is long enough; nil: all that can be said is said.
    var pauseEnds: Instant?
  }

  /// Messages of the end that are looked at for news: a turn brings few.
  private static let looked = 12
  /// Messages that are read when a conversation is opened: a prompt and its answer.
  private static let readAtOpening = 2

  /// Another conversation, or another branch of it.
  mutating func followConversation(_ event: Event?, _ model: Model, at now: Now) {
    let isOther = model.front.id != front && !(front == nil && model.transcript.isEmpty)
    front = model.front.id
    if isOther {
      telling = nil
      reading = nil
      awaited = nil
      turn = LinearTurn()
      introduce(model)
    }
    if isOther || event?.opened == model.front.id, !model.transcript.isEmpty {
      noteAsTold(model.transcript.newest)
      guard readings == model.linear.readings else { return }
      readLast(Self.readAtOpening, model, at: now)
    }
    guard let (page, focus) = event?.branch(of: model) else { return }
    // Another version is shown: it is read, and what follows it is there to be read.
    noteAsTold(page.messages)
    guard readings == model.linear.readings, let id = focus ?? page.messages.last?.id,
      let message = model.transcript.message(id)
    else { return }
    telling = nil
    say("Another branch is shown.")
    read(message, model, at: now)
    reading = ReadRange(first: id, last: id)
  }

  /// What was there before is not news; what still comes is.
  mutating func noteAsTold(_ messages: [Message]) {
    told.formUnion(messages.filter { $0.state != .streaming }.map(\.id))
  }

  private mutating func introduce(_ model: Model) {
    wasIntroduced = true
    guard let conversation = model.conversation, !model.transcript.isEmpty else {
      return say("A new conversation. Asking \(model.model.rawValue).")
    }
    let count = LinearWords.count(model.transcript.total, "message")
    say(
      "Conversation: \(LinearPanel.title(of: conversation)), \(count). "
        + "Asking \(model.model.rawValue).")
  }

  // MARK: What is said now

  mutating func sayMessages(_ model: Model, at now: Now) {
    if let id = telling?.message, model.transcript.message(id) == nil { telling = nil }
    for message in model.transcript.newest.suffix(Self.looked) where !told.contains(message.id) {
      switch message.role {
      case .user, .system:
        told.insert(message.id)
        sayPrompt(message)
      case .assistant:
        if message.state == .streaming {
          sayGrowing(message, model, at: now)
        } else {
          told.insert(message.id)
          sayWhole(message, model, at: now)
        }
      }
    }
  }

  /// What was typed a moment ago stands there already.
  private mutating func sayPrompt(_ message: Message) {
    defer { typed = nil }
    if isEchoed, typed == message.text { return }
    if !message.text.wasTyped { return say("Asking for the rest of the answer.") }
    sayText(of: message, as: MessageNames.speaker(of: message))
  }

  private mutating func sayGrowing(_ message: Message, _ model: Model, at now: Now) {
    var telling = Telling(message: message.id)
    if let begun = self.telling, begun.message == message.id { telling = begun }
    if model.reasoning == .full {
      let lines = telling.reasoning.take(
        message.reasoning, isWhole: !message.text.isEmpty)
      if !lines.isEmpty, !telling.saysReasoning { say("Reasoning:") }
      telling.saysReasoning = telling.saysReasoning || !lines.isEmpty
      for line in lines { say(line) }
    }
    let hasNew = message.text.utf8.count > telling.stream.length
    let isPaused = !hasNew && telling.pauseEnds.map { $0 <= now.instant } ?? false
    if hasNew || isPaused {
      let lines = telling.stream.take(message.text, isWhole: false, isPaused: isPaused)
      if !telling.isNamed, !message.text.isEmpty, !lines.isEmpty {
        name(message, &telling, model)
      }
      for line in lines { say(line) }
      telling.pauseEnds = hasNew ? now.instant.advanced(bySeconds: Telling.pause) : nil
    }
    self.telling = telling
  }

  /// It came to its end, or came whole.
  private mutating func sayWhole(_ message: Message, _ model: Model, at now: Now) {
    var telling = Telling(message: message.id)
    if let begun = self.telling, begun.message == message.id { telling = begun }
    self.telling = nil
    // The panel or the wait says what went wrong.
    guard message.state != .failed else { return }
    let lines = telling.stream.take(message.text, isWhole: true)
    if !telling.isNamed { name(message, &telling, model) }
    if message.text.isEmpty { say("No text.") }
    for line in lines { say(line) }
    turn.hasEnded = true
    if let ending = MessageNames.ending(
      of: message, isLast: message.state != .interrupted, isLive: true)
    {
      say(ending)
    }
    reading = ReadRange(first: message.parent ?? message.id, last: message.id)
  }

  private mutating func name(_ message: Message, _ telling: inout Telling, _ model: Model) {
    telling.isNamed = true
    say(MessageNames.speaker(of: message) + version(of: message, model) + ":")
  }

  func version(of message: Message, _ model: Model) -> String {
    guard let siblings = model.transcript.siblings(of: message.id), siblings.count > 1 else {
      return ""
    }
    return ", version \(siblings.position) of \(siblings.count)"
  }

  mutating func sayText(of message: Message, as name: String) {
    let lines =
      message.role == .assistant
      ? LinearMarkdown.lines(of: message.text)
      : message.shownText.split(whereSeparator: \.isNewline).map(String.init)
    guard message.role == .user, lines.count == 1 else {
      say(name + ":")
      for line in lines { say(line) }
      return
    }
    say("\(name): \(lines[0])")
  }
}

extension Event {
  /// The conversation that was read from the log.
  fileprivate var opened: ConversationID? {
    if case .opened(let stored) = self { stored.conversation.id } else { nil }
  }

  /// The branch of the conversation in front that was asked for.
  fileprivate func branch(of model: Model) -> (page: BranchPage, focus: MessageID?)? {
    switch self {
    case .session(.branch(let page, let focus)): (page, focus)
    case .background(let id, .branch(let page, let focus)) where id == model.front.id:
      (page, focus)
    default: nil
    }
  }
}
