/// Keeps what is typed and not sent: on the disk within a quarter of a second, in order, and one
/// write at a time however fast the typing is.
package actor Drafts {
  /// Seconds that typing may go on before it is written: what a crash may cost.
  static let delay = 0.2

  private let store: any ConversationStore
  private let time: any TimeSource
  private let executor: any TaskExecutor
  /// What the log does not have yet.
  private var unsaved: [ConversationID: String] = [:]
  private var alarm: Task<Void, Never>?
  /// The last of the writes that are under way, one after the other.
  private var writing: Task<Void, Never>?

  package init(
    store: any ConversationStore, time: any TimeSource, executor: any TaskExecutor
  ) {
    self.store = store
    self.time = time
    self.executor = executor
  }

  /// Empty: nothing is typed there any more.
  package func put(_ text: String, for conversation: ConversationID) {
    unsaved[conversation] = text
    guard alarm == nil else { return }
    alarm = Task(executorPreference: executor) { [time] in
      guard (try? await time.sleep(until: time.now.advanced(bySeconds: Self.delay))) != nil else {
        return
      }
      await self.flush()
    }
  }

  /// Writes what is not on the disk yet. What cannot be written stays, and is tried again with what is
  /// typed next and at the end; the session says what is wrong with the log.
  package func flush() async {
    alarm?.cancel()
    alarm = nil
    let before = writing
    let next = Task(executorPreference: executor) {
      await before?.value
      await self.write()
    }
    writing = next
    await next.value
  }

  /// What could not be written by the last flush.
  package func unwritten() -> [String] {
    unsaved.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value).filter { !$0.isEmpty }
  }

  private func write() async {
    for (conversation, text) in unsaved {
      guard (try? await store.saveDraft(text, for: conversation)) != nil else { continue }
      // What was typed meanwhile has its own turn.
      if unsaved[conversation] == text { unsaved[conversation] = nil }
    }
  }
}
