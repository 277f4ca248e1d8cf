/// A server that answers: what `Provider` is for a `Session`.
package protocol ChatService: Sendable {
  /// Host and port, for reports and the error panel. Never a key.
  var endpoint: String { get }

  /// Sends one request and gives what comes back, in the batches that the socket gave. The stream
  /// ends after the answer is complete (`finish_reason` or `[DONE]` seen), and throws a `Failure`
  /// otherwise. It makes one attempt: retries are the session's. Dropping the stream, or cancelling
  /// the task that reads it, closes the connection.
  func answer(_ request: ChatRequest) -> AsyncThrowingStream<[ResponseEvent], any Error>

  /// What was sent and received for an attempt, as far as it is kept; also while it runs.
  func exchange(_ id: ExchangeID) async -> ExchangeRecord?

  /// The models that the server offers.
  func models() async throws(Failure) -> [ModelInfo]
}

/// What one attempt sends.
package struct ChatRequest: Hashable, Sendable {
  package struct Turn: Hashable, Sendable {
    package var role: Role
    package var text: String

    package init(role: Role, text: String) {
      self.role = role
      self.text = text
    }
  }

  package var model: ModelID
  package var turns: [Turn]
  /// Stable for a conversation: sent as `X-Task-ID`.
  package var conversation: ConversationID
  /// The conversation's own, and what holds where they say nothing: see `parameters`.
  package var options: RequestOptions
  package var defaults: RequestDefaults
  /// What its record is kept under; nil: none is kept.
  package var exchange: ExchangeID?

  package init(
    model: ModelID, turns: [Turn], conversation: ConversationID,
    options: RequestOptions = RequestOptions(), defaults: RequestDefaults = RequestDefaults()
  ) {
    self.model = model
    self.turns = turns
    self.conversation = conversation
    self.options = options
    self.defaults = defaults
  }

  /// What is sent along, by the model that is asked now: each attempt may ask another.
  package var parameters: [ResolvedParameter] { defaults.resolve(options, for: model) }
}

/// What a response brings, in order.
package enum ResponseEvent: Hashable, Sendable {
  /// The response's head: comes before anything else, also on errors (the failure follows).
  case head(status: Int, requestID: String?)
  /// Bytes of the body that came, comments and keep-alives included. Before what they held.
  case bytes(Int)
  case text(String)
  case reasoning(String)
  case generationID(String)
  case usage(Usage)
  case finish(reason: String)
  /// A frame that made no sense and was skipped.
  case skipped
  /// No byte came for the idle time-out. The connection stays open: whether to wait on is the
  /// session's to decide.
  case stalled
}

extension ChatService {
  package func exchange(_ id: ExchangeID) async -> ExchangeRecord? { nil }
}
