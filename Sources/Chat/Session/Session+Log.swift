/// What the session reads from the log. It holds the end of its branch only: before a request, which
/// takes the whole, it fetches the rest, and lets it go again afterwards.
///
/// It reads when everything it had to write is written, so that the log knows the branch as it does.
/// Meanwhile commands wait in order, and `cancel` gives up what waits.
extension Session {
  /// Messages that are held between requests at least; twice as many at most.
  static let held = 400
  /// Messages of another branch that are shown at once.
  static let shownAtOnce = 200
  /// Messages that are read in one call: others want to read and write in between.
  private static let readAtOnce = 5_000

  /// Takes up an errand. Who waits for an answer sees at once that something happens.
  func begin(_ errand: Errand) {
    self.errand = errand
    errandNumber += 1
    guard case .earlier = errand else { return }
    var status = TurnStatus(phase: .connecting, model: conversation.model, startedAt: time.now)
    status.attempt = 1
    publish(.status(status))
  }

  /// Reads once all is written, or cannot be.
  func runErrand() {
    while let errand, errandWork == nil, writes.isSettled { run(errand) }
  }

  private func run(_ errand: Errand) {
    let number = errandNumber
    let id = conversation.id
    switch errand {
    case .earlier:
      guard let first = branch.messages.first?.id else { return take(.nothing(nil)) }
      errandWork = Task(executorPreference: executor) { [store, mailbox] in
        let found = await Self.earlier(than: first, of: id, in: store)
        mailbox.yield(.fetched(number, found))
      }
    case .branch(let message):
      // The log does not know what is in memory only: another branch would lose it.
      if let failure = writes.failure { return take(.nothing(failure)) }
      errandWork = Task(executorPreference: executor) { [store, mailbox] in
        let found = await Self.branch(through: message, of: id, in: store)
        mailbox.yield(.fetched(number, found))
      }
    }
  }

  private static func earlier(
    than first: MessageID, of id: ConversationID, in store: any ConversationStore
  ) async -> Fetched {
    var pages: [BranchPage] = []
    do throws(StoreError) {
      var first = first
      repeat {
        guard !Task.isCancelled,
          let page = try await store.page(of: id, .before(first), limit: readAtOnce)
        else { return .nothing(nil) }
        pages.append(page)
        first = page.messages.first?.id ?? first
      } while pages.last.map { $0.first > 0 && !$0.messages.isEmpty } == true
    } catch {
      return .nothing(error)
    }
    var whole = BranchPage(messages: [])
    for page in pages.reversed() {
      whole.messages += page.messages
      whole.siblings.merge(page.siblings) { known, _ in known }
    }
    return .earlier(whole)
  }

  private static func branch(
    through message: MessageID, of id: ConversationID, in store: any ConversationStore
  ) async -> Fetched {
    do throws(StoreError) {
      guard let conversation = try await store.show(message), conversation.id == id,
        let end = try await store.page(of: id, .end, limit: held),
        let around = try await store.page(of: id, .around(message), limit: shownAtOnce)
      else { return .nothing(nil) }
      return .branch(head: conversation.head, end: end, around: around)
    } catch {
      return .nothing(error)
    }
  }

  func take(_ fetched: Fetched) {
    guard let errand else { return }
    self.errand = nil
    errandWork = nil
    switch (errand, fetched) {
    case (.earlier(let command), .earlier(let page)):
      branch.prepend(settled(page))
      obey(command)
      // It came to nothing: whoever saw something happen sees that it is over.
      if turn == nil, self.errand == nil { publishIdle() }
    case (.branch(let message), .branch(let head, let end, let around)):
      show(end, around: around, of: head, focus: message)
    default:
      if case .nothing(let error?) = fetched { publish(.storeFailed(error)) }
      if case .earlier(let command) = errand {
        // A request without its beginning would be another one.
        giveBack([command])
        publishIdle()
      }
    }
    goOn()
  }

  /// What waited, in order, until something is to be fetched again.
  private func goOn() {
    while errand == nil, !deferred.isEmpty { obey(deferred.removeFirst()) }
  }

  /// Gives up what waits, and the request that something is fetched for. Another branch is shown
  /// all the same: the log may know it already.
  func abandonErrand() {
    var commands = deferred
    deferred = []
    if case .earlier(let command) = errand {
      endErrand()
      commands.insert(command, at: 0)
      publishIdle()
    }
    giveBack(commands)
  }

  /// What it brings will be dropped.
  func endErrand() {
    errandWork?.cancel()
    errandWork = nil
    errand = nil
    errandNumber += 1
  }

  /// What was typed goes back to the user.
  func giveBack(_ commands: [SessionCommand]) {
    let prompts = commands.compactMap { command -> String? in
      switch command {
      case .send(let prompt) where !prompt.isEmpty: prompt
      case .edit(_, let text) where !text.isEmpty: text
      default: nil
      }
    }
    if prompts.isEmpty { return }
    publish(.unsentReturned(prompts.joined(separator: "\n\n")))
    if !queue.isEmpty { publish(.queued(queue)) }
  }

  private func show(_ end: BranchPage, around: BranchPage, of head: MessageID?, focus: MessageID) {
    fallback = nil
    oldestSent = nil
    followed = []
    branch = Branch(settled(end))
    conversation.head = head
    let isNear = end.messages.suffix(Self.shownAtOnce).contains { $0.id == focus }
    publish(.branch(isNear ? branch.page(limit: Self.shownAtOnce) : settled(around), focus: focus))
    publish(.conversation(conversation))
  }

  /// What an ended program left as being received is a fragment: said in the log, too, where only
  /// messages that are not being received are searched.
  func settled(_ page: BranchPage) -> BranchPage {
    let settled = page.settled
    for (old, new) in zip(page.messages, settled.messages) where old != new { keep(new) }
    return settled
  }

  private func publishIdle() {
    publish(.status(TurnStatus(model: conversation.model, startedAt: time.now)))
  }
}

extension SessionCommand {
  /// Whether it makes a request, which takes the whole branch, or looks through it.
  var needsWholeBranch: Bool {
    switch self {
    case .send, .regenerate, .dropOldest, .continueAnswer, .wake, .edit, .regenerateAnswer: true
    case .logChanged, .retryNow, .cancel, .useModel, .useBackend, .keepWaiting, .show,
      .takeBackQueue, .change,
      .useDefaults, .useLimits:
      false
    }
  }
}
