import Chat
import ChatUI

/// Answers that were being received when the terminal went: they come to their end without anybody
/// looking, and the next start offers them.
extension Controller {
  /// Lets answers in progress come to their end, retries and their waits too, for at most `seconds`;
  /// 0: stops them at once. The inbox gets `.quiet` when nothing is being made any more.
  func goOnUnseen(seconds: Double) async {
    await drafts.flush()
    let sessions = open.values.map(\.session)
    for (id, each) in open {
      // What was sent a moment ago has begun then.
      await each.session.flush()
      if await each.session.isAnswering { await onFiles { [left] in left.note(id) } }
    }
    let limit = Task(executorPreference: executor) { [time = parts.time] in
      try? await time.sleep(until: time.now.advanced(bySeconds: seconds))
      guard !Task.isCancelled else { return }
      for session in sessions { session.perform(.cancel) }
    }
    Task(executorPreference: executor) { [inbox] in
      for session in sessions { await session.idle() }
      limit.cancel()
      inbox.send(.quiet)
    }
  }

  /// The conversation that may be gone on with: one whose answer came when nobody looked, or the last.
  func offer() async throws(StoreError) {
    let now = parts.time.wallNow
    for each in await onFiles({ [left] in left.all(at: now) }) {
      let stored = try await parts.store.load(each.conversation, newest: 1)
      guard let stored, stored.conversation.deletedAt == nil else {
        forgetLeft(each.conversation)
        continue
      }
      offered = each.conversation
      inbox.send(
        .interface(.offered(stored.conversation, LastAnswer(of: stored.page, leftAt: each.time))))
      return
    }
    guard let last = try await parts.store.lastConversation() else { return }
    let stored = try await parts.store.load(last.id, newest: 1)
    inbox.send(.interface(.offered(last, stored.map { LastAnswer(of: $0.page) } ?? .seen)))
  }

  /// It was opened, or something else was preferred.
  func forgetLeft(_ id: ConversationID) {
    if offered == id { offered = nil }
    Task(executorPreference: Self.files) { [left] in left.forget(id) }
  }

  private func onFiles<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await Task(executorPreference: Self.files) { work() }.value
  }
}
