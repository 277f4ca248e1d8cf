import Chat
import Settings

/// What sessions are made of, beside the endpoint that each is asked of: one set for the whole run.
struct Parts: Sendable {
  let places: Places
  let store: OpeningStore
  let time: any TimeSource
  let random: any RandomSource
  let executor: QueueExecutor
  /// As the configuration has them now.
  var limits: RetryPolicy
  var defaults: RequestDefaults
  let settings: SettingsKeeper
  let themes: ThemeKeeper

  func session(_ stored: StoredConversation, _ backend: Backend) -> Session {
    Session(
      conversation: stored.conversation, messages: stored.messages, siblings: stored.siblings,
      receiving: stored.page.receiving, earlier: stored.page.first, backend: backend, store: store,
      time: time, random: random,
      executor: executor, limits: limits, defaults: defaults)
  }
}
