/// How a session keeps what is said: in order, soon, and again when it could not.
extension Session {
  func wrote(count: Int, _ error: StoreError?) {
    let wasFailing = writes.failure != nil
    if let news = writes.finish(count: count, error: error) { publish(.storeFailed(news)) }
    retryAlarm?.cancel()
    retryAlarm = nil
    if error != nil, !isClosing {
      retryAlarm = alarm(time.now.advanced(bySeconds: retryDelay), .retryDue)
      retryDelay = min(retryDelay * 2, Self.retryDelays.upperBound)
    } else if wasFailing, error == nil {
      retryDelay = Self.retryDelays.lowerBound
      publish(.storeRecovered)
    }
  }

  /// Whether an answer is being made, or a wait for one goes on.
  package var isAnswering: Bool { turn != nil || errand != nil }

  /// What the log does not have although the session has ended, with all that is held around it;
  /// nil: it has everything.
  package func unsaved() -> RescueExport? {
    guard hasEnded, !writes.unsaved.isEmpty else { return nil }
    var messages = branch.messages
    for case .message(let message) in writes.unsaved
    where !messages.contains(where: { $0.id == message.id }) {
      messages.append(message)
    }
    return RescueExport(conversation: conversation, messages: messages)
  }

  func persist() {
    persistAlarm?.cancel()
    persistAlarm = nil
    persistDeadline = nil
    if let turn { writes.add(.message(turn.snapshot)) }
  }

  func keep(_ message: Message) {
    writes.add(.message(message))
  }

  /// Tells and keeps the conversation's facts. One without any message is not kept; and if its only
  /// prompt was taken back, the log goes on to name that one, so that it can be found there.
  func conversationChanged() {
    publish(.conversation(conversation))
    if isStored, conversation.head != nil { keep(conversation) }
  }

  /// The same for what the user says of it, which the log is to know also while nothing is on its
  /// branch: it goes on to name the prompt that was taken back.
  func factsChanged() {
    publish(.conversation(conversation))
    guard isStored else { return }
    var facts = conversation
    if facts.head == nil { facts.head = kept?.head }
    if facts.title.isEmpty { facts.title = kept?.title ?? "" }
    keep(facts)
  }

  private func keep(_ conversation: Conversation) {
    kept = conversation
    writes.add(.conversation(conversation))
  }

  /// The log has these facts now. Where it has another head, that is another program's: it is not
  /// to be moved before this session moves its own.
  func learn(_ stored: Conversation) {
    kept = stored
    var known = stored
    known.head = conversation.head
    writes.learn(known)
  }

  /// The log lost it: it is to be made anew.
  func createAgain() {
    isStored = false
    writes.learn(nil)
    create()
  }

  func create() {
    if isStored { return }
    isStored = true
    var first = conversation
    first.head = nil
    kept = first
    writes.add(.create(first))
  }

  func write() {
    guard let batch = writes.begin() else { return }
    Task(executorPreference: executor) { [store, mailbox, known = writes.known] in
      var count = 0
      var known = known
      do throws(StoreError) {
        for write in batch {
          switch write {
          case .create(let conversation), .conversation(let conversation):
            try await store.save(conversation, known: known)
            known = conversation
          case .message(let message):
            try await store.save(message)
          }
          count += 1
        }
        mailbox.yield(.wrote(count: count, nil))
      } catch {
        mailbox.yield(.wrote(count: count, error))
      }
    }
  }
}
