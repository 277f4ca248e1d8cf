import Chat
import ChatUI
import Curses
import Logging
import Settings

/// Runs what the interface asks of the world: the sessions, the log, the clipboard, the list of
/// models. Holds the open conversations; decides nothing about retries or the screen.
actor Controller {
  /// A conversation that is open: its turn goes on also when another is in front.
  struct Open {
    let session: Session
    /// Passes on what the session tells.
    let teller: Task<Void, Never>
    /// Nothing was sent in it yet: the log does not know it.
    var isNew: Bool
    /// Whom it is asked of, and which model.
    var connection: Connection
    var model: ModelID
  }

  /// Prompts that the history offers: more than anybody goes back with a key.
  private static let historyLength = 1_000

  /// Messages that are read at once: some screens of short ones.
  static let pageLength = 200

  var parts: Parts
  let executor: QueueExecutor
  let terminal: any ChatTerminal
  let inbox: Inbox
  let drafts: Drafts
  /// A conversation that another took the place of before anything was sent in it.
  private var leftBehind: ConversationID?
  private let log: Logger
  var identifiers: IdentifierSource
  var search = SearchQueue()
  var browsing = BrowserTasks()
  /// The theme that is being read, to try it on.
  var themePreview: Task<Void, Never>?
  var paths = PathSearch()
  /// The files that are read now, and those that were asked for before them.
  var attaching: Task<Void, Never>?
  /// The last text that is being copied.
  var copying: Task<Void, Never>?
  private(set) var open: [ConversationID: Open] = [:]
  /// Sessions that ended with something that the log did not take.
  private var unwritten: [Session] = []
  /// Answers that nobody saw come, and the conversation of one that was offered.
  let left: LeftAnswers
  var offered: ConversationID?
  /// Sessions that are ending.
  private var closing: [ConversationID: Session] = [:]
  private(set) var front: ConversationID
  /// Whom a new conversation is asked of, and which model: as the one in front.
  private(set) var connection: Connection
  private(set) var model: ModelID
  var directory: EndpointDirectory
  let library: ModelLibrary
  /// Endpoints that were asked for their models and have not answered.
  var asking: Set<String> = []
  /// The model that was noted as used last.
  var lastUse: RememberedModel?
  /// Counts changes of endpoints: only the last one that was asked for is made.
  var switches = 0
  /// The check of a key that was given on the screen.
  var checking: Task<Void, Never>?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(
    parts: Parts, endpoints: StartUp.Endpoints, terminal: any ChatTerminal, inbox: Inbox,
    executor: QueueExecutor, log: Logger
  ) {
    self.parts = parts
    self.executor = executor
    self.terminal = terminal
    self.inbox = inbox
    self.log = log
    directory = endpoints.directory
    connection = endpoints.connection
    model = endpoints.model
    library = endpoints.library
    left = LeftAnswers(
      directory: parts.places.dataDirectory
        + (endpoints.connection.facts.isDemo ? "/left/demo" : "/left/confab"))
    drafts = Drafts(store: parts.store, time: parts.time, executor: parts.executor)
    identifiers = IdentifierSource(random: parts.random)
    front = identifiers.conversation(at: parts.time.wallNow)
  }

  /// Begins with a new, empty conversation.
  func begin() {
    start(front)
    fetchKey(of: connection)
  }

  func run(_ effect: Effect) async {
    switch effect {
    case .session(let command): await perform(command)
    case .copy(let text, let what): copy(text, what: what)
    case .notify(let attention): await terminal.notify(attention)
    case .openConversation(let id): await show(fromLog: id)
    case .newConversation:
      front = identifiers.conversation(at: parts.time.wallNow)
      start(front)
    case .showConversation(let id): bringToFront(id)
    case .saveDraft(let text): await save(text, of: front)
    case .saveDraftOf(let id, let text): await save(text, of: id)
    case .loadPage(let id, let place): loadPage(of: id, place)
    case .closeConversation(let id): close(id)
    case .find(let effect): run(effect)
    case .contents(let effect): run(effect)
    case .selection(let effect): run(effect)
    case .branch(let effect): run(effect)
    case .inspection(let effect): run(effect)
    case .writing(let effect): run(effect)
    case .models(let effect): await run(effect)
    case .attachments(let effect): run(effect)
    case .log(let effect): run(effect)
    case .browser(let effect): run(effect)
    case .settings(let effect): await run(effect)
    case .setup(let effect): run(effect)
    case .suspend, .redrawAll, .quit: break
    }
  }

  /// Reads what an earlier run left: prompts for the history, the draft, the last conversation.
  func lookBack(choice: Resolution.ConversationChoice?) async {
    do {
      // First, before anything that is typed now gets there.
      let draft = try await parts.store.claimDraft(for: front)
      if !draft.isEmpty { inbox.send(.interface(.draft(draft))) }
      await readHistory()
      switch choice {
      case nil: try await offer()
      case .new: break
      case .last:
        if let last = try await parts.store.lastConversation() { await show(fromLog: last.id) }
      case .id(let id): await show(fromLog: id)
      }
    } catch {
      tell(error.text)
    }
  }

  private func readHistory() async {
    do {
      inbox.send(.interface(.history(try await parts.store.prompts(limit: Self.historyLength))))
    } catch {
      // Whoever looks for one does not wait for ever.
      inbox.send(.interface(.history([])))
      tell(error.text)
    }
  }

  /// Returns when the sessions have taken in what was asked of them, and nothing is being made.
  func catchUp() async {
    for session in open.values.map(\.session) { await session.idle() }
  }

  /// Stops what runs: at the end of the program. The last that sessions tell is in the inbox then, and
  /// after it `.told`: prompts that come back are drafts, once somebody has taken note of them.
  func closeSessions() async {
    let tellers = open.values.map(\.teller)
    unwritten += open.values.map(\.session) + closing.values
    for session in unwritten { await session.close() }
    for teller in tellers { await teller.value }
    inbox.send(.told)
  }

  /// Has everything on the disk, after `closeSessions`.
  /// - Returns: what is to be said of what the log could not take; nil: it took everything.
  func finish() async -> String? {
    await copying?.value
    await drafts.flush()
    let words = Self.words(for: await rescue(unwritten))
    if let words { log.warning("\(words)") }
    return words
  }

  private func perform(_ command: SessionCommand) async {
    switch command {
    case .useModel(let model):
      self.model = model
      open[front]?.model = model
    case .send:
      open[front]?.isNew = false
      noteUse(of: model, at: connection.facts.name)
      if let offered { forgetLeft(offered) }
    default: break
    }
    open[front]?.session.perform(command)
  }

  private func bringToFront(_ id: ConversationID) {
    front = id
    guard let shown = open[id] else { return }
    connection = shown.connection
    model = shown.model
  }

  /// - Returns: nil when the conversation is open no more.
  func switchTo(_ connection: Connection, _ model: ModelID, in id: ConversationID) -> Session? {
    open[id]?.connection = connection
    open[id]?.model = model
    if id == front { bringToFront(id) }
    return open[id]?.session
  }

  private func start(_ id: ConversationID) {
    let now = parts.time.wallNow
    let conversation = Conversation(id: id, model: model, createdAt: now, updatedAt: now)
    hold(StoredConversation(conversation: conversation, messages: []), connection, isNew: true)
    inbox.send(.interface(.began(id)))
  }

  func show(fromLog id: ConversationID) async {
    do {
      await open[id]?.session.flush()
      guard var stored = try await parts.store.load(id, newest: Self.pageLength) else {
        tell("there is no conversation \(id.rawValue) in the log")
        return
      }
      stored.draft = (try? await parts.store.takeDraft(of: id)) ?? stored.draft
      // Nothing is waited for from here until the other is in front: what is sent meanwhile finds one.
      var unused: Session?
      if open[id] == nil {
        if open[front]?.isNew == true {
          unused = open.removeValue(forKey: front)?.session
          leftBehind = front
        }
        let (connection, problem) = connection(for: stored.conversation)
        hold(stored, connection, isNew: false)
        // What another program wrote since it was read was told to nobody.
        open[id]?.session.perform(.logChanged)
        if let problem { tell(problem) } else { fetchKey(of: connection) }
      }
      bringToFront(id)
      forgetLeft(id)
      inbox.send(.interface(.opened(stored)))
      inbox.send(.interface(.models(.endpoint(connection.facts, model: model, of: id))))
      await unused?.close()
    } catch {
      tell(error.text)
    }
  }

  /// Ends the session of a conversation, which stops what runs in it; the log keeps it. Whoever types
  /// on does not wait for the log.
  @discardableResult
  func close(_ id: ConversationID) -> Task<Void, Never>? {
    guard let session = open.removeValue(forKey: id)?.session else { return nil }
    closing[id] = session
    return Task(executorPreference: executor) {
      await session.close()
      await self.closed(id)
    }
  }

  private func closed(_ id: ConversationID) async {
    if let session = closing.removeValue(forKey: id), await session.unsaved() != nil {
      unwritten.append(session)
    }
    inbox.send(.interface(.closed(id)))
  }

  private func hold(_ stored: StoredConversation, _ connection: Connection, isNew: Bool) {
    let id = stored.conversation.id
    let session = parts.session(stored, connection.backend)
    let stored = stored.conversation.model
    let teller = Task(executorPreference: executor) { [inbox, log] in
      for await update in session.updates {
        if case .storeFailed(let error) = update { log.warning("\(error.text)") }
        if case .storeRecovered = update { await self.drafts.flush() }
        inbox.send(.interface(.background(id, update)))
      }
    }
    open[id] = Open(
      session: session, teller: teller, isNew: isNew, connection: connection,
      model: stored.rawValue.isEmpty ? model : stored)
  }

  private func save(_ draft: String, of id: ConversationID) async {
    await drafts.put(draft, for: id)
    // What was typed before a conversation was chosen went along to it, and is kept there now.
    guard let left = leftBehind, left != id else { return }
    leftBehind = nil
    await drafts.flush()
    await drafts.put("", for: left)
  }

  nonisolated func tell(_ text: String) {
    inbox.send(.interface(.notice(text, isWarning: true)))
  }
}
