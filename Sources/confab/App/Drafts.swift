import Chat

/// Keeps what is typed and not sent: on the disk within a quarter of a second, in order, and one
/// write at a time however fast the typing is.
actor Drafts {
  /// Seconds that typing may go on before it is written: what a crash may cost.
  private static let delay = 0.2

  private let store: any ConversationStore
  private let time: any TimeSource
  private let executor: any TaskExecutor
  private var unsaved: (text: String, conversation: ConversationID?)?
  private var task: Task<Void, Never>?

  init(store: any ConversationStore, time: any TimeSource, executor: any TaskExecutor) {
    self.store = store
    self.time = time
    self.executor = executor
  }

  func put(_ text: String, for conversation: ConversationID?) async {
    if let unsaved, unsaved.conversation != conversation { await flush() }
    unsaved = (text, conversation)
    guard task == nil else { return }
    task = Task(executorPreference: executor) { [time] in
      try? await time.sleep(until: time.now.advanced(bySeconds: Self.delay))
      await self.flush()
    }
  }

  /// Writes what is not on the disk yet. A draft that cannot be written stays in the composer; the
  /// session says what is wrong with the log.
  func flush() async {
    task?.cancel()
    task = nil
    guard let draft = unsaved else { return }
    unsaved = nil
    try? await store.saveDraft(draft.text, for: draft.conversation)
  }
}
