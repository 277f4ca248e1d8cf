import Chat
import ChatUI
import Curses
import Logging
import Settings

/// Runs what the interface asks of the world: the session, the log, the clipboard, the list of
/// models. Holds the conversation in front; decides nothing about retries or the screen.
actor Controller {
  private let parts: Parts
  private let executor: QueueExecutor
  private let terminal: Terminal
  private let inbox: Inbox
  private let drafts: Drafts
  private let log: Logger
  private var identifiers: IdentifierSource
  private var session: Session
  private var conversation: Conversation
  private var isNew = true
  private var generation = 0
  private var model: ModelID

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(
    parts: Parts, model: ModelID, terminal: Terminal, inbox: Inbox, executor: QueueExecutor,
    log: Logger
  ) {
    self.parts = parts
    self.executor = executor
    self.terminal = terminal
    self.inbox = inbox
    self.log = log
    self.model = model
    drafts = Drafts(store: parts.store, time: parts.time, executor: parts.executor)
    var identifiers = IdentifierSource(random: parts.random)
    let now = parts.time.wallNow
    let conversation = Conversation(
      id: identifiers.conversation(at: now), model: model, createdAt: now, updatedAt: now)
    self.identifiers = identifiers
    self.conversation = conversation
    session = parts.session(StoredConversation(conversation: conversation, messages: []))
  }

  /// Whether updates of that generation are of the conversation in front.
  func isCurrent(_ generation: Int) -> Bool { generation == self.generation }

  /// Begins to pass on what the session says.
  func begin() { forward(session.updates) }

  func run(_ effect: Effect) async {
    switch effect {
    case .session(let command):
      if case .useModel(let model) = command { self.model = model }
      if case .send = command { await beginConversation() }
      session.perform(command)
    case .copy(let text, let what): await copy(text, what: what)
    case .loadModels: loadModels()
    case .openConversation(let id): await open(id)
    case .newConversation: await startAnew()
    case .saveDraft(let text): await drafts.put(text, for: isNew ? nil : conversation.id)
    case .suspend, .redrawAll, .quit: break
    }
  }

  /// Reads what an earlier run left: prompts for the history, the draft, the last conversation.
  func lookBack(choice: Resolution.ConversationChoice?) async {
    do {
      // First, before anything that is typed now gets there.
      let draft = try await parts.store.draft(for: nil)
      if !draft.isEmpty { inbox.send(.interface(.draft(draft))) }
      inbox.send(.interface(.history(try await parts.store.prompts(limit: Self.historyLength))))
      switch choice {
      case nil:
        guard let last = try await parts.store.lastConversation() else { return }
        let stored = try await parts.store.load(last.id)
        let wasInFlight = stored?.messages.last?.state == .streaming
        inbox.send(.interface(.offered(last, wasInFlight: wasInFlight)))
      case .new: break
      case .last:
        if let last = try await parts.store.lastConversation() { await open(last.id) }
      case .id(let id): await open(id)
      }
    } catch {
      tell(error.text, isWarning: true)
    }
  }

  /// Stops what runs and has everything on the disk: at the end of the program.
  func finish() async {
    await session.close()
    await drafts.flush()
  }

  /// Lets an answer in progress come to its end, for at most `seconds`: after the terminal is gone.
  func finishInBackground(seconds: Double) async {
    let session = session
    let limit = Task(executorPreference: executor) { [time = parts.time] in
      try? await time.sleep(until: time.now.advanced(bySeconds: seconds))
      guard !Task.isCancelled else { return }
      session.perform(.cancel)
    }
    await session.idle()
    limit.cancel()
    await finish()
  }

  /// Prompts that the history offers: more than anybody goes back with a key.
  private static let historyLength = 1_000

  private func copy(_ text: String, what: String) async {
    switch await terminal.copy(text) {
    case .sent: inbox.send(.interface(.clipboardSent(what: what)))
    case .tooLarge(let limit):
      refuseCopy(what, "it is longer than the \(limit) bytes that terminals take")
    case .unsupported: refuseCopy(what, "this terminal has no clipboard")
    }
  }

  private func refuseCopy(_ what: String, _ reason: String) {
    inbox.send(.interface(.clipboardFailed(what: what, reason: reason)))
  }

  /// What was typed before there was a conversation is on its way now: it is no draft any more.
  private func beginConversation() async {
    guard isNew else { return }
    await drafts.put("", for: nil)
    isNew = false
  }

  private func loadModels() {
    Task(executorPreference: executor) { [service = parts.service, inbox] in
      do throws(Failure) {
        inbox.send(.interface(.models(try await service.models())))
      } catch {
        inbox.send(.interface(.modelsFailed(error)))
      }
    }
  }

  private func open(_ id: ConversationID) async {
    do {
      guard let stored = try await parts.store.load(id) else {
        tell("there is no conversation \(id.rawValue) in the log", isWarning: true)
        return
      }
      await replace(with: stored)
      isNew = false
      inbox.send(.interface(.opened(stored)))
    } catch {
      tell(error.text, isWarning: true)
    }
  }

  private func startAnew() async {
    let now = parts.time.wallNow
    let conversation = Conversation(
      id: identifiers.conversation(at: now), model: model, createdAt: now, updatedAt: now)
    let stored = StoredConversation(conversation: conversation, messages: [])
    await replace(with: stored)
    isNew = true
  }

  private func replace(with stored: StoredConversation) async {
    await session.close()
    await drafts.flush()
    generation += 1
    conversation = stored.conversation
    model = stored.conversation.model
    session = parts.session(stored)
    forward(session.updates)
  }

  private func forward(_ updates: AsyncStream<SessionUpdate>) {
    Task(executorPreference: executor) { [generation, inbox, log] in
      for await update in updates {
        if case .storeFailed(let error) = update { log.warning("\(error.text)") }
        inbox.send(.session(generation: generation, update))
      }
    }
  }

  private func tell(_ text: String, isWarning: Bool) {
    inbox.send(.interface(.notice(text, isWarning: isWarning)))
  }
}
