/// One conversation: takes commands, runs turns, tells what happens, and keeps it all.
///
/// Everything reaches it through one mailbox and is handled in order by one task, so nothing is
/// ever entered twice. It decides about the branch and the queue of prompts; the course of an answer
/// is `Turn`'s, retries are `RetryPolicy`'s. All of its tasks run on the given executor. It lives
/// until `close()`.
///
/// A prompt that is sent while an answer is being made waits its turn. If the answer fails or is
/// stopped, all that wait are given back (`SessionUpdate.unsentReturned`).
package actor Session {
  /// Seconds that text may wait before it is handed to the store, so that it is on disk within 250 ms.
  static let persistDelay = 0.2
  /// Seconds after which a write that failed is tried again by itself: doubled each time, for a disk
  /// that stays full is not to be asked for ever.
  static let retryDelays = 1.0...64

  package nonisolated let updates: AsyncStream<SessionUpdate>
  nonisolated let mailbox: AsyncStream<SessionInput>.Continuation
  private let outlet: AsyncStream<SessionUpdate>.Continuation

  /// Whom the next request goes to.
  var backend: Backend
  let store: any ConversationStore
  let time: any TimeSource
  let random: any RandomSource
  let executor: any TaskExecutor
  /// From the next turn on.
  var limits: RetryPolicy
  /// What is sent along where the conversation says nothing else; from the next turn on.
  var defaults: RequestDefaults

  var conversation: Conversation
  var branch: Branch
  var identifiers: IdentifierSource
  var turn: Turn?
  /// Counts turns: results of an older one are dropped.
  var turnNumber = 0
  /// The answer that the running turn's takes the place of.
  var replaced: Message?
  /// The branch that a new one took the place of.
  var former: Former?
  /// An answer with text whose regeneration failed: shown again with the next prompt.
  var fallback: Message?
  var queue: [String] = []
  /// The prompt that requests begin with; nil: the first one.
  var oldestSent: MessageID?
  /// What is fetched from the log before anything else is done.
  var errand: Errand?
  /// Counts errands: what an abandoned one brings is dropped.
  var errandNumber = 0
  var errandWork: Task<Void, Never>?
  /// Commands that wait for the errand, in order.
  var deferred: [SessionCommand] = []
  var isClosing = false
  /// The task that reads the attempt in progress.
  var work: Task<Void, Never>?
  /// Rings when the next attempt is due, or when a stalled one is to be given up.
  var turnAlarm: Task<Void, Never>?
  /// The attempt that is on its way through the gate.
  var passage: Passage?
  private var gateWatch: Task<Void, Never>?
  /// Counts the gates that were watched: what a former one says is dropped.
  private var gateNumber = 0

  /// Another program may have written to the conversation.
  var isStale = false
  var newsWork: Task<Void, Never>?
  /// Messages of the end of the branch that another program put there.
  var followed: Set<MessageID> = []
  /// The log has the conversation no more.
  var isForgotten = false
  /// Rings when what could not be written is to be tried again: armed only while there is something.
  var retryAlarm: Task<Void, Never>?
  /// Seconds until then.
  var retryDelay = Session.retryDelays.lowerBound

  var isStored: Bool
  /// The conversation's facts as they were last handed over to be written, or read.
  var kept: Conversation?
  private var merger = UpdateMerger()
  var writes: WriteQueue
  private var publishAlarm: Task<Void, Never>?
  var persistAlarm: Task<Void, Never>?
  var persistDeadline: Instant?
  private var idleWaiters: [CheckedContinuation<Void, Never>] = []
  private var flushWaiters: [CheckedContinuation<Void, Never>] = []
  private var closeWaiters: [CheckedContinuation<Void, Never>] = []
  private(set) var hasEnded = false

  /// - Parameters:
  ///   - conversation: a new one is stored with its first prompt.
  ///   - messages: its shown branch, root first, or the end of it.
  ///   - receiving: those of them that another running program receives.
  ///   - earlier: how many messages come before those.
  ///   - executor: runs every task of the session.
  ///   - limits: how often and after what waits an attempt is repeated.
  ///   - backend: where requests go, until another is chosen; every attempt passes its gate.
  package init(
    conversation: Conversation, messages: [Message] = [],
    siblings: [MessageID: SiblingPosition] = [:], receiving: Set<MessageID> = [],
    earlier: Int = 0, backend: Backend,
    store: any ConversationStore, time: any TimeSource, random: any RandomSource,
    executor: any TaskExecutor, limits: RetryPolicy = RetryPolicy(),
    defaults: RequestDefaults = RequestDefaults()
  ) {
    self.conversation = conversation
    var page = BranchPage(messages: messages, siblings: siblings, first: earlier)
    page.receiving = receiving
    branch = Branch(page.settled)
    identifiers = IdentifierSource(random: random)
    isStored = !messages.isEmpty
    kept = messages.isEmpty ? nil : conversation
    writes = WriteQueue(known: kept)
    self.backend = backend
    self.store = store
    self.time = time
    self.random = random
    self.executor = executor
    self.limits = limits
    self.defaults = defaults
    (updates, outlet) = AsyncStream.makeStream()
    let inbox: AsyncStream<SessionInput>
    (inbox, mailbox) = AsyncStream.makeStream()
    // What an ended program left as being received is a fragment: said in the log, too, where only
    // messages that are not being received are searched.
    for message in messages where message.state == .streaming && !receiving.contains(message.id) {
      writes.add(.message(message.settled))
    }
    Task(executorPreference: executor) { await self.run(inbox) }
  }

  /// Takes effect in the order of the calls; returns at once.
  package nonisolated func perform(_ command: SessionCommand) {
    mailbox.yield(.command(command))
  }

  /// Tries what could not be written once more, now.
  package nonisolated func retryWrites() { mailbox.yield(.retryDue) }

  /// Returns when no answer is being made, no prompt waits, and everything is written, or cannot be.
  package nonisolated func idle() async {
    await withCheckedContinuation { waiter in
      if case .terminated = mailbox.yield(.whenIdle(waiter)) { waiter.resume() }
    }
  }

  /// Returns when what has happened so far is written, or cannot be: the log knows it then.
  package nonisolated func flush() async {
    await withCheckedContinuation { waiter in
      if case .terminated = mailbox.yield(.flush(waiter)) { waiter.resume() }
    }
  }

  /// Stops what runs, keeps what had come, writes everything, and ends `updates`.
  package nonisolated func close() async {
    await withCheckedContinuation { waiter in
      if case .terminated = mailbox.yield(.close(waiter)) { waiter.resume() }
    }
  }

  private func run(_ inbox: AsyncStream<SessionInput>) async {
    write()
    watchGate()
    for await input in inbox {
      if hasEnded {
        dismiss(input)
      } else {
        handle(input)
        catchUp()
      }
      write()
      runErrand()
      write()
      if !hasEnded { readNews() }
      settle()
    }
  }

  private func handle(_ input: SessionInput) {
    switch input {
    case .command(let command): obey(command)
    case .turn(let number, let event): if number == turnNumber { advance(event) }
    case .gate(let number, let status): if number == gateNumber { publish(.gate(status)) }
    case .publishDue:
      publishAlarm = nil
      publishMerged()
    case .persistDue: persist()
    case .wrote(let count, let error): wrote(count: count, error)
    case .retryDue:
      retryAlarm = nil
      writes.retry()
    case .fetched(let number, let fetched): if number == errandNumber { take(fetched) }
    case .news(let known, let news, let number): take(news, since: known, number: number)
    case .flush(let waiter):
      if turn != nil { persist() }
      flushWaiters.append(waiter)
    case .whenIdle(let waiter):
      writes.retry()
      idleWaiters.append(waiter)
    case .close(let waiter):
      closeWaiters.append(waiter)
      isClosing = true
      abandonErrand()
      endErrand()
      advance(.cancel)
      giveBackQueue()
      writes.retry()
    }
  }

  /// Alarms may stand still while the machine sleeps: whatever comes first afterwards notices.
  private func catchUp() {
    guard let turn, let deadline = turn.deadline, deadline <= time.now else { return }
    advance(.deadlinePassed(attempt: turn.attempts.count))
  }

  /// Tells how the backend's gate holds requests back, and nothing of a former one's.
  func watchGate() {
    if gateWatch != nil { publish(.gate(nil)) }
    gateWatch?.cancel()
    gateWatch = nil
    gateNumber += 1
    guard let gate = backend.gate else { return }
    gateWatch = Task(executorPreference: executor) { [mailbox, number = gateNumber] in
      for await status in await gate.statuses() { mailbox.yield(.gate(number, status)) }
    }
  }

  /// Resumes those who wait for quiet, and ends the session once it is closed and quiet.
  private func settle() {
    guard !hasEnded, writes.isSettled else { return }
    for waiter in flushWaiters { waiter.resume() }
    flushWaiters = []
    guard turn == nil, errand == nil else { return }
    if writes.failure == nil, branch.messages.count > 2 * Self.held {
      branch.letGo(keeping: Self.held)
    }
    for waiter in idleWaiters { waiter.resume() }
    idleWaiters = []
    guard isClosing else { return }
    hasEnded = true
    publishAlarm?.cancel()
    persistAlarm?.cancel()
    gateWatch?.cancel()
    retryAlarm?.cancel()
    newsWork?.cancel()
    mailbox.finish()
    outlet.finish()
    for waiter in closeWaiters { waiter.resume() }
    closeWaiters = []
  }

  /// What was in the mailbox when the session ended: those who wait must not wait for ever.
  private func dismiss(_ input: SessionInput) {
    switch input {
    case .whenIdle(let waiter), .flush(let waiter), .close(let waiter): waiter.resume()
    case .command, .turn, .gate, .publishDue, .persistDue, .retryDue, .wrote, .fetched, .news: break
    }
  }

  // MARK: Publishing

  /// Publishes now, after whatever waits to be merged: order is kept.
  func publish(_ update: SessionUpdate) {
    for earlier in merger.take(at: time.now) { outlet.yield(earlier) }
    outlet.yield(update)
  }

  func show(_ message: Message) {
    publish(.message(message, siblings: branch.position(of: message)))
  }

  func merge(_ status: TurnStatus) {
    merger.note(status)
    publishMerged()
  }

  func merge(_ id: MessageID, text: String, reasoning: String) {
    merger.append(id, text: text, reasoning: reasoning)
    publishMerged()
    let now = time.now
    if let due = persistDeadline {
      if due <= now { persist() }
    } else {
      let due = now.advanced(bySeconds: Self.persistDelay)
      persistDeadline = due
      persistAlarm = alarm(due, .persistDue)
    }
  }

  /// Looks at the clock itself as well: behind a flood of text the alarm comes late.
  private func publishMerged() {
    guard let deadline = merger.deadline else { return }
    let now = time.now
    if deadline <= now {
      for update in merger.takeDue(at: now) { outlet.yield(update) }
      if let rest = merger.deadline, publishAlarm == nil { publishAlarm = alarm(rest, .publishDue) }
    } else if publishAlarm == nil {
      publishAlarm = alarm(deadline, .publishDue)
    }
  }

  /// Puts `input` into the mailbox at `deadline`, unless it is cancelled.
  func alarm(_ deadline: Instant, _ input: SessionInput) -> Task<Void, Never> {
    Task(executorPreference: executor) { [time, mailbox] in
      guard (try? await time.sleep(until: deadline)) != nil else { return }
      mailbox.yield(input)
    }
  }
}
