import Chat

/// What sessions are made of: one set for the whole run.
struct Parts: Sendable {
  let service: any ChatService
  let store: any ConversationStore
  let time: any TimeSource
  let random: any RandomSource
  let executor: QueueExecutor
  /// As the configuration has them now.
  var limits: RetryPolicy
  var defaults: RequestDefaults
  let settings: SettingsKeeper
  /// One for all: who is asked too often is asked less by every conversation.
  let gate: RequestGate
  let themes: ThemeKeeper

  func session(_ stored: StoredConversation) -> Session {
    Session(
      conversation: stored.conversation, messages: stored.messages, siblings: stored.siblings,
      earlier: stored.page.first, service: service, store: store, time: time, random: random,
      executor: executor,
      limits: limits, defaults: defaults, gate: gate)
  }
}
