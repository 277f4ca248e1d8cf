import Chat

/// What sessions are made of: one set for the whole run.
struct Parts: Sendable {
  let service: any ChatService
  let store: any ConversationStore
  let time: any TimeSource
  let random: any RandomSource
  /// Where sessions and their writes run: not on the loop, which answers keys.
  let background: QueueExecutor
  let limits: RetryPolicy
  let options: RequestOptions

  func session(_ stored: StoredConversation) -> Session {
    Session(
      conversation: stored.conversation, messages: stored.messages, siblings: stored.siblings,
      service: service, store: store, time: time, random: random, executor: background,
      limits: limits, options: options)
  }
}
