/// The session's decisions: what a command begins, what a turn's actions do to the branch, and what
/// becomes of prompts when a turn ends.
extension Session {
  func obey(_ command: SessionCommand) {
    if isClosing {
      // Too late to be sent; whoever still listens gets it back.
      giveBack([command])
      return
    }
    if command == .logChanged {
      isStale = true
      return
    }
    if errand != nil {
      if command == .cancel { abandonErrand() } else { deferred.append(command) }
      return
    }
    if command.needsWholeBranch, turn == nil, !branch.isWhole {
      return begin(.earlier(then: command))
    }
    if command.needsWholeBranch { followed = [] }
    switch command {
    case .send(let prompt):
      if prompt.isEmpty { return }
      if turn == nil, !isReceivedElsewhere {
        begin(prompt)
      } else {
        enqueue(prompt)
        isStale = true
      }
    case .retryNow: retryNow()
    case .cancel:
      advance(.cancel)
      if turn == nil { giveBackQueue() }
    case .useModel(let model): use(model)
    case .useBackend(let backend, let model): use(backend, model)
    case .regenerate: regenerate()
    case .dropOldest: dropOldest()
    case .continueAnswer: continueAnswer()
    case .wake: wake()
    case .keepWaiting: advance(.keepWaiting)
    case .edit(let id, let text): edit(id, text)
    case .regenerateAnswer(let id): regenerateAnswer(id)
    case .show(let id): if turn == nil { begin(.branch(through: id)) }
    case .takeBackQueue: giveBackQueue()
    case .change(let change): self.change(change)
    case .useDefaults(let defaults): self.defaults = defaults
    case .useLimits(let limits): self.limits = limits
    case .logChanged: break
    }
  }

  func begin(_ prompt: String) {
    if let fallback, let failed = branch.last {
      branch.remove(failed.id)
      publish(.removed(failed.id))
      branch.restore(fallback)
      show(fallback)
    }
    fallback = nil
    let wall = time.wallNow
    let message = Message(
      id: identifiers.message(at: wall), conversation: conversation.id, parent: branch.last?.id,
      role: .user, text: prompt, createdAt: wall)
    if conversation.title.isEmpty {
      conversation.title = Title.from(prompt: AttachmentReference.short(prompt))
    }
    conversation.updatedAt = wall
    comeBack()
    create()
    branch.append(new: message)
    show(message)
    keep(message)
    startTurn(answering: message, replacing: nil)
  }

  func regenerate() {
    guard turn == nil, let last = branch.last else { return }
    if last.role == .user { return startTurn(answering: last, replacing: nil) }
    guard let prompt = branch.messages.last(where: { $0.id == last.parent }), prompt.role == .user
    else { return }
    branch.remove(last.id)
    startTurn(answering: prompt, replacing: last)
  }

  private func dropOldest() {
    guard turn == nil,
      let newer = RequestBuilder.newerHalf(of: branch.messages, oldest: oldestSent)
    else { return }
    oldestSent = newer
    regenerate()
  }

  private func continueAnswer() {
    guard turn == nil, let last = branch.last else { return }
    if Continuation.isPossible(after: fallback ?? last) { return begin(Continuation.prompt) }
    // A continuation that failed is asked for once more, not twice.
    let isFailed = last.role == .assistant && last.text.isEmpty && last.state != .complete
    if isFailed, prompt(of: last)?.text == Continuation.prompt { regenerate() }
  }

  /// The failure's time is a date: it may be of an earlier run of the program. A clock that was set
  /// back makes the wait no longer than it was.
  private func wake() {
    guard turn == nil, let answer = branch.last, answer.role == .assistant,
      prompt(of: answer) != nil, let attempt = answer.attempts.last,
      let wait = attempt.failure?.namedWait
    else { return }
    let passed = time.wallNow.seconds - attempt.failedAt.seconds
    let left = min(max(0, wait - passed), wait)
    turnNumber += 1
    turn = Turn(
      request: RequestBuilder.request(
        branch: branch.messages.dropLast(), model: conversation.model,
        conversation: conversation.id, options: conversation.options,
        defaults: defaults, oldest: oldestSent),
      resuming: answer, at: time.now.advanced(bySeconds: left), endpoint: backend.service.endpoint,
      policy: limits, identifiers: IdentifierSource(random: random), now: time.now)
    conversation.head = answer.id
    noteEndpoint()
    conversationChanged()
    advance(.start)
  }

  private func prompt(of answer: Message) -> Message? {
    branch.messages.last { $0.id == answer.parent && $0.role == .user }
  }

  /// For a request that the gate holds back, too.
  private func retryNow() {
    if let passage, let gate = passage.gate, case .held = turn?.status.phase {
      Task(executorPreference: executor) { await gate.hurry(passage.ticket) }
    } else {
      advance(.retryNow)
    }
  }

  func startTurn(answering prompt: Message, replacing old: Message?) {
    turnNumber += 1
    replaced = old
    comeBack()
    noteEndpoint()
    turn = Turn(
      request: RequestBuilder.request(
        branch: branch.messages, model: conversation.model, conversation: conversation.id,
        options: conversation.options, defaults: defaults, oldest: oldestSent),
      parent: prompt.id, replacing: old?.id, endpoint: backend.service.endpoint, policy: limits,
      identifiers: IdentifierSource(random: random), now: time.now, wall: time.wallNow)
    advance(.start)
  }

  func advance(_ event: TurnEvent) {
    let jitter: Double
    switch event {
    case .failed, .ended: jitter = random.unit()
    case .deadlinePassed where turn?.status.givesUpAt != nil: jitter = random.unit()
    default: jitter = 0
    }
    let actions = turn?.handle(event, at: time.now, wall: time.wallNow, jitter: jitter) ?? []
    leaveGate()
    for action in actions { run(action, isUrgent: event.isOfUser) }
  }

  private func run(_ action: TurnAction, isUrgent: Bool) {
    switch action {
    case .open(let request, let attempt):
      endAlarm()
      work = read(request, attempt: attempt, isUrgent: isUrgent)
    case .close:
      work?.cancel()
      work = nil
      endAlarm()
    case .begin(let message, let old):
      if let old {
        branch.remove(old)
        publish(.removed(old))
      }
      branch.append(new: message)
      show(message)
      keep(message)
      conversation.head = message.id
      conversationChanged()
    case .update(let message):
      branch.update(message)
      show(message)
      keep(message)
    case .append(let id, let text, let reasoning):
      merge(id, text: text, reasoning: reasoning)
    case .status(let status): publish(.status(status))
    case .meter(let status): merge(status)
    case .wake(let deadline, let attempt):
      endAlarm()
      turnAlarm = alarm(deadline, .turn(turnNumber, .deadlinePassed(attempt: attempt)))
    case .finish(let outcome): finish(outcome)
    }
  }

  private func endAlarm() {
    turnAlarm?.cancel()
    turnAlarm = nil
  }

  private func read(
    _ request: ChatRequest, attempt: Int, isUrgent: Bool
  ) -> Task<Void, Never> {
    let number = turnNumber
    let ticket = GateTicket()
    passage = Passage(attempt: attempt, ticket: ticket, gate: backend.gate)
    return Task(executorPreference: executor) { [backend, mailbox] in
      if let gate = backend.gate {
        let isIn = await gate.enter(ticket, isUrgent: isUrgent) { until in
          mailbox.yield(.turn(number, .held(attempt: attempt, until: until)))
        }
        guard isIn else { return }
        mailbox.yield(.turn(number, .admitted(attempt: attempt)))
      }
      do {
        for try await batch in backend.service.answer(request) {
          mailbox.yield(.turn(number, .received(attempt: attempt, batch)))
        }
        // A cancelled reader sees its stream end too: the turn knows the attempt for an old one.
        mailbox.yield(.turn(number, .ended(attempt: attempt)))
      } catch let failure as Failure {
        mailbox.yield(.turn(number, .failed(attempt: attempt, failure)))
      } catch {
        // The port promises failures; what else is thrown may hold anything, so it is not quoted.
        let failure = Failure(
          origin: .network, step: .cut, message: "The connection ended unexpectedly.")
        mailbox.yield(.turn(number, .failed(attempt: attempt, failure)))
      }
    }
  }

  /// Tells the gate how an attempt ended, once it has: with the wait that was decided.
  private func leaveGate() {
    guard let passage, turn?.attemptUnderWay != passage.attempt else { return }
    self.passage = nil
    guard let gate = passage.gate, let attempt = turn?.attempts[passage.attempt - 1] else { return }
    let outcome: GatePolicy.Outcome =
      if let failure = attempt.failure {
        FailureKind(failure) == .rateLimited
          ? .rateLimited(wait: attempt.waitSeconds, reason: FailureNames(failure).title) : .other
      } else if turn?.snapshot.state == .complete {
        .answered
      } else {
        .other
      }
    Task(executorPreference: executor) { await gate.leave(passage.ticket, outcome) }
  }

  // MARK: Ends

  private func finish(_ outcome: TurnOutcome) {
    guard let answer = turn?.snapshot else { return }
    let old = replaced
    let left = former
    former = nil
    let prompt = branch.messages.last { $0.id == answer.parent }
    // Nobody typed it: *continue* asks for it again.
    let typed = prompt?.text == Continuation.prompt ? nil : prompt?.text
    turn = nil
    work = nil
    endAlarm()
    replaced = nil
    conversation.updatedAt = time.wallNow
    if outcome == .withdrawn, !isClosing {
      withdraw(
        answer, prompt: left?.keepsPrompt == true ? nil : prompt, old: old,
        hasFormer: left != nil)
    } else if answer.text.isEmpty, outcome != .answered, let old, !old.text.isEmpty {
      // The failed answer stays shown with its error; the log goes on from the old one.
      fallback = old
      conversation.head = old.id
    } else if answer.text.isEmpty, let kept = fallback, outcome != .answered {
      conversation.head = kept.id
    } else {
      fallback = nil
    }
    conversationChanged()
    let isUnanswered =
      answer.text.isEmpty && fallback == nil && old?.text.isEmpty != false
      && left?.keepsPrompt != true
    switch outcome {
    case .failed: publish(.failed(answer.id, prompt: isUnanswered ? typed : nil))
    case .cancelled, .withdrawn:
      if isUnanswered, !isClosing, let typed { publish(.promptReturned(typed)) }
    case .answered, .stopped: break
    }
    guard outcome == .answered, !isClosing, !queue.isEmpty else {
      giveBackQueue()
      if outcome == .withdrawn, !isClosing, let left { begin(.branch(through: left.head)) }
      return
    }
    let next = queue.removeFirst()
    // It is in the log, or on the way there, before it is said that it waits no more.
    begin(next)
    publish(.queued(queue))
  }

  /// Takes an answer off the branch that was cancelled before anything came: the old answer comes
  /// back, or else the prompt goes too.
  private func withdraw(
    _ answer: Message, prompt: Message?, old: Message?, hasFormer: Bool
  ) {
    branch.remove(answer.id)
    publish(.removed(answer.id))
    if let old {
      branch.restore(old)
      show(old)
    } else if let prompt {
      branch.remove(prompt.id)
      publish(.removed(prompt.id))
    }
    conversation.head = fallback?.id ?? branch.last?.id
    // The title spoke of a prompt that was taken back; one that was typed stays.
    if branch.messages.isEmpty, !hasFormer, let prompt,
      conversation.title == Title.from(prompt: prompt.text)
    {
      conversation.title = ""
    }
  }

  private func enqueue(_ prompt: String) {
    queue.append(prompt)
    publish(.queued(queue))
  }

  func giveBackQueue() {
    if queue.isEmpty { return }
    let prompts = queue.joined(separator: "\n\n")
    queue = []
    publish(.unsentReturned(prompts))
  }
}

extension TurnEvent {
  /// Whether the user asks, who is not to wait: what follows passes the gate at once.
  fileprivate var isOfUser: Bool {
    switch self {
    case .retryNow, .useModel, .useEndpoint: true
    default: false
    }
  }
}
