import Chat
import ChatUI
import Settings

/// An endpoint as it is asked in this run.
struct Connection: Sendable {
  let backend: Backend
  let facts: EndpointFacts
  /// What is asked when nothing else is said; empty: the first that it lists.
  let model: ModelID
  /// Models that the configuration gives it.
  let models: [ModelID]
  /// What its list is kept by; nil: it is not kept.
  let address: String?
  /// nil: there is nothing to wait for.
  let opener: ServiceOpener?

  /// Fetches the key, where that is still to be done.
  func ready() async throws(KeyProblem) { _ = try await opener?.service() }
}
