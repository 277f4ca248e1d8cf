/// Two programs on one conversation: what another one wrote is shown as soon as the log has it.
///
/// What it put beneath the end of this branch follows there, growing while it is received. Where it
/// went on from elsewhere both stay, as siblings, and it is said; whoever is only looking on goes
/// along. While something is asked for here, everything of others waits until that has ended.
extension Session {
  /// Looks up what the log has, once nothing of this session is on its way there. A log that cannot
  /// be written does not know what is held here, and must not overrule it.
  func readNews() {
    guard isStale, newsWork == nil, !isClosing, turn == nil, errand == nil, writes.isSettled,
      writes.failure == nil, isStored
    else { return }
    isStale = false
    let own = branch.messages.lastIndex { !followed.contains($0.id) }
    if own == nil { followed = [] }
    let last = own ?? branch.messages.indices.last
    let known = KnownBranch(
      first: branch.messages.first?.id, last: last.map { branch.messages[$0].id },
      unfinished: branch.messages.prefix((last ?? -1) + 1).filter { $0.state == .streaming }
        .map(\.id),
      limit: Self.held)
    newsWork = Task(executorPreference: executor) {
      [store, mailbox, id = conversation.id, number = writes.number] in
      do throws(StoreError) {
        mailbox.yield(.news(known, .success(try await store.news(of: id, since: known)), number))
      } catch {
        mailbox.yield(.news(known, .failure(error), number))
      }
    }
  }

  /// What was read while something else happened here is read again.
  func take(
    _ news: Result<ConversationNews?, StoreError>, since known: KnownBranch, number: Int
  ) {
    newsWork = nil
    guard turn == nil, errand == nil, number == writes.number, writes.isSettled else {
      isStale = true
      return
    }
    switch news {
    case .failure(let error): publish(.storeFailed(error))
    case .success(nil): forget()
    case .success(let news?):
      take(factsOf: news.conversation)
      for message in news.known { take(message, isReceived: news.receiving.contains(message.id)) }
      if let last = known.last { put(news, below: last) }
      take(news.siblings)
      learn(news.conversation)
    }
    sendWaiting()
  }

  /// The branch ends with an answer that another program receives: a prompt to follow it waits.
  var isReceivedElsewhere: Bool { turn == nil && branch.last?.state == .streaming }

  private func sendWaiting() {
    guard !queue.isEmpty, !isReceivedElsewhere else { return }
    let next = queue.removeFirst()
    obey(.send(next))
    publish(.queued(queue))
  }

  /// Whom it is asked of stays as it is on this screen.
  private func take(factsOf stored: Conversation) {
    var facts = stored
    facts.head = conversation.head
    facts.model = conversation.model
    facts.endpoint = conversation.endpoint
    let (isDeleted, wasDeleted) = (facts.deletedAt != nil, conversation.deletedAt != nil)
    guard facts != conversation else { return }
    conversation = facts
    publish(.conversation(conversation))
    if isDeleted != wasDeleted { publish(.elsewhere(isDeleted ? .deleted : .undeleted)) }
  }

  /// One that nobody receives any more was cut off.
  private func take(_ stored: Message, isReceived: Bool) {
    let message = isReceived ? stored : stored.settled
    if message != stored { keep(message) }
    guard let index = branch.index(of: message.id) else { return }
    let old = branch.messages[index]
    guard old != message else { return }
    branch.update(message)
    if let grown = message.growth(since: old) {
      publish(.appended(message.id, text: grown.text, reasoning: grown.reasoning))
    } else {
      show(message)
    }
  }

  /// Makes what follows a message what the log shows there.
  private func put(_ news: ConversationNews, below last: MessageID) {
    guard let index = branch.index(of: last) else { return }
    let present = branch.messages[(index + 1)...].map(\.id)
    let same = zip(present, news.below.map(\.id)).prefix { $0 == $1 }.count
    for gone in present.dropFirst(same).reversed() {
      branch.remove(gone)
      followed.remove(gone)
      publish(.removed(gone))
    }
    for (offset, message) in news.below.enumerated() {
      let isReceived = news.receiving.contains(message.id)
      if offset >= same {
        let settled = isReceived ? message : message.settled
        if settled != message { keep(settled) }
        branch.append(new: settled, siblings: news.siblings[message.id])
        followed.insert(message.id)
        show(settled)
      } else {
        take(message, isReceived: isReceived)
      }
    }
    guard same < max(present.count, news.below.count) else { return }
    conversation.head = branch.last?.id
    publish(.conversation(conversation))
  }

  /// A version of a message that was not known was made elsewhere.
  private func take(_ siblings: [MessageID: SiblingPosition]) {
    var elsewhere: MessageID?
    for message in branch.messages {
      let (old, new) = (branch.position(of: message), siblings[message.id])
      guard old != new, let new else { continue }
      if new.count > old?.count ?? 1, !followed.contains(message.id) { elsewhere = message.id }
      branch.place(message.id, new)
      show(message)
    }
    if let elsewhere { publish(.elsewhere(.wentOn(from: elsewhere))) }
  }

  /// The log has it no more: another program took it out for ever. What is held goes back with the
  /// next prompt.
  private func forget() {
    guard !isForgotten else { return }
    isForgotten = true
    publish(.elsewhere(.removed))
  }

  /// Sending in a conversation that was deleted elsewhere brings it back.
  func comeBack() {
    if conversation.deletedAt != nil {
      conversation.deletedAt = nil
      publish(.conversation(conversation))
    }
    guard isForgotten else { return }
    isForgotten = false
    createAgain()
    branch.makeWhole()
    for message in branch.messages { keep(message) }
  }
}

extension Message {
  /// What was appended to an older form of it; nil: something else changed, too.
  fileprivate func growth(since old: Message) -> (text: String, reasoning: String)? {
    var before = self
    before.text = old.text
    before.reasoning = old.reasoning
    before.attempts = old.attempts
    guard state == .streaming, before == old,
      let text = text.appended(to: old.text),
      let reasoning = reasoning.appended(to: old.reasoning)
    else { return nil }
    return (text, reasoning)
  }
}

extension String {
  /// nil: it does not begin with the other.
  fileprivate func appended(to old: String) -> String? {
    guard utf8.starts(with: old.utf8) else { return nil }
    return String(decoding: utf8.dropFirst(old.utf8.count), as: UTF8.self)
  }
}
