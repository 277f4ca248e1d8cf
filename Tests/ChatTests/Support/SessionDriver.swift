import Chat

/// A session with a manual clock, a service answered by hand and a store in memory. Every wait ends
/// with its stream, and is limited by the suite's time limit.
final class SessionDriver {
  static let conversation = Conversation(
    id: ConversationID(rawValue: "C"), model: ModelID(rawValue: "acme/one"),
    createdAt: WallTime(seconds: 1_800_000_000), updatedAt: WallTime(seconds: 1_800_000_000))

  let time: ManualTime
  let service = FakeService()
  let store: InMemoryStore
  let session: Session
  private var updates: AsyncStream<SessionUpdate>.Iterator
  private var attempts: AsyncStream<FakeAttempt>.Iterator
  private var writes: AsyncStream<InMemoryStore.Write>.Iterator
  private var drops: AsyncStream<Void>.Iterator
  /// The transcript as the updates make it.
  private(set) var shown: [Message] = []
  private(set) var siblings: [MessageID: SiblingPosition] = [:]
  /// Prompts that came back, in order.
  private(set) var returned: [String] = []

  /// The prompts that wait, as they were told last.
  private(set) var queued: [String] = []

  init(
    conversation: Conversation = SessionDriver.conversation, messages: [Message] = [],
    siblings: [MessageID: SiblingPosition] = [:], earlier: Int = 0,
    store: InMemoryStore = InMemoryStore(), time: ManualTime = ManualTime(),
    gate: RequestGate? = nil
  ) {
    self.time = time
    self.store = store
    session = Session(
      conversation: conversation, messages: messages, siblings: siblings, earlier: earlier,
      backend: Backend(name: "test", service: service, gate: gate), store: store, time: time,
      random: SeededRandom(), executor: TestExecutor.shared)
    updates = session.updates.makeAsyncIterator()
    attempts = service.attempts.makeAsyncIterator()
    writes = store.writes.makeAsyncIterator()
    drops = service.drops.makeAsyncIterator()
    shown = messages
  }

  /// A session on a conversation whose log is there already, with the last `held` messages of it.
  static func resumed(_ nodes: [(String, String?)], head: String, held: Int) async -> SessionDriver
  {
    let store = InMemoryStore()
    var conversation = Self.conversation
    conversation.title = "Title"
    conversation.head = MessageID(rawValue: head)
    let page = await Task(executorPreference: TestExecutor.shared) {
      try? await store.save(conversation)
      for (id, parent) in nodes {
        let isPrompt = id.hasPrefix("p")
        try? await store.save(
          Message(
            id: MessageID(rawValue: id), conversation: conversation.id,
            parent: parent.map(MessageID.init), role: isPrompt ? .user : .assistant,
            text: id.uppercased(), model: isPrompt ? nil : conversation.model,
            createdAt: conversation.createdAt))
      }
      return try? await store.page(of: conversation.id, .end, limit: held)
    }.value
    return SessionDriver(
      conversation: conversation, messages: page?.messages ?? [], siblings: page?.siblings ?? [:],
      earlier: page?.first ?? 0, store: store)
  }

  var texts: [String] { shown.map(\.text) }
  var states: [Message.State] { shown.map(\.state) }

  /// The updates up to the first that `isLast`.
  @discardableResult
  func updates(until isLast: (SessionUpdate) -> Bool) async -> [SessionUpdate] {
    var seen: [SessionUpdate] = []
    while let update = await updates.next(isolation: #isolation) {
      apply(update)
      seen.append(update)
      if isLast(update) { break }
    }
    return seen
  }

  @discardableResult
  func updatesToEnd() async -> [SessionUpdate] { await updates { _ in false } }

  @discardableResult
  func status(_ phase: TurnStatus.Phase) async -> TurnStatus? {
    let seen = await updates {
      if case .status(let status) = $0 { status.phase == phase } else { false }
    }
    if case .status(let status) = seen.last { return status }
    return nil
  }

  func backoff() async -> Backoff? {
    let seen = await updates {
      if case .status(let status) = $0, case .backingOff = status.phase { true } else { false }
    }
    if case .status(let status) = seen.last, case .backingOff(let backoff) = status.phase {
      return backoff
    }
    return nil
  }

  func attempt() async -> FakeAttempt { await attempts.next(isolation: #isolation)! }
  func drop() async { await drops.next(isolation: #isolation) }

  /// Waits until the store took a message that `matches`.
  @discardableResult
  func stored(_ matches: (Message) -> Bool) async -> Message? {
    while let write = await writes.next(isolation: #isolation) {
      if case .message(let message) = write, matches(message) { return message }
    }
    return nil
  }

  /// Sends a prompt and has it answered.
  func exchange(_ prompt: String, _ answer: String) async {
    session.perform(.send(prompt))
    let attempt = await attempt()
    attempt.send(.head(status: 200, requestID: "req"), .text(answer), .finish(reason: "stop"))
    attempt.end()
    await status(.idle)
  }

  private func apply(_ update: SessionUpdate) {
    switch update {
    case .message(let message, let position):
      siblings[message.id] = position
      if let index = shown.firstIndex(where: { $0.id == message.id }) {
        shown[index] = message
      } else {
        shown.append(message)
      }
    case .removed(let id): shown.removeAll { $0.id == id }
    case .appended(let id, let text, let reasoning):
      if let index = shown.firstIndex(where: { $0.id == id }) {
        shown[index].text += text
        shown[index].reasoning += reasoning
      }
    case .failed(_, let prompt): if let prompt { returned.append(prompt) }
    case .promptReturned(let prompt): returned.append(prompt)
    case .unsentReturned(let prompts):
      returned.append(prompts)
      queued = []
    case .branch(let page, _):
      shown = page.messages
      siblings = page.siblings
    case .queued(let prompts): queued = prompts
    case .status, .conversation, .storeFailed, .storeRecovered, .elsewhere, .gate: break
    }
  }
}

extension Failure {
  static func http(
    _ status: Int, code: String? = nil, _ message: String = "", hints: RetryHints = RetryHints(),
    details: FailureDetails = FailureDetails()
  ) -> Failure {
    Failure(
      origin: .http, status: status, code: code, message: message, hints: hints, details: details)
  }

  static func stream(
    _ code: String?, _ message: String = "", details: FailureDetails = FailureDetails()
  ) -> Failure {
    Failure(origin: .stream, status: 200, code: code, message: message, details: details)
  }

  static func network(_ step: Step, status: Int? = nil) -> Failure {
    Failure(origin: .network, step: step, status: status)
  }
}
