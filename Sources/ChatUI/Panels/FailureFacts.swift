import Chat

/// What is known of a failure, as whole texts: what the error panel shows and copies.
struct FailureFacts {
  let failure: Failure
  /// Oldest first; empty when the answer is not at hand.
  let attempts: [Attempt]
  let model: String
  let endpoint: String
  /// The attempt that failed so: the last one that failed at all.
  private let attempt: Attempt?
  private let arrived: Int
  private let version: String
  /// Where the key came from, in words; never the key.
  let keyOrigin: String?
  /// The time that it named, as of when the panel was opened; nil: none, or it cannot be waited for.
  let namedWait: NamedWait?
  /// Whether the model can be asked to go on from what had come.
  let canContinue: Bool
  /// Whether less of the conversation can be sent: the context was exceeded, and there is an older part.
  let canDropOldest: Bool
  private let knownModels: [ModelID]
  private let utcOffset: Int

  init(_ panel: FailurePanel, in model: Model) {
    failure = panel.failure
    let message = panel.message.flatMap { model.transcript.message($0) }
    attempts = message?.attempts ?? []
    attempt = attempts.last { $0.failure != nil }
    self.model = (attempt?.model ?? message?.model ?? model.status.model).rawValue
    endpoint = attempt?.endpoint ?? model.front.endpoint.address
    arrived = panel.arrived
    version = model.setup.version
    keyOrigin = (model.facts(at: endpoint) ?? model.front.endpoint).keyOrigin
    utcOffset = model.utcOffset
    let isOpenToKeys = !model.isTurnRunning && model.canAskAgain(panel)
    namedWait = isOpenToKeys ? NamedWait(message, at: panel.openedAt) : nil
    canContinue = isOpenToKeys && model.front.canContinue
    canDropOldest = isOpenToKeys && model.canDropOldest(after: failure)
    knownModels = model.listedModels.map(\.id)
  }

  private var names: FailureNames { FailureNames(failure) }

  /// The code alone; the name where the failure has no code.
  var code: String { names.code ?? names.name }

  /// Code and name, and the body's own identifier where it says more.
  var title: String { names.identifier.map { "\(names.title) (\($0))" } ?? names.title }

  var message: String { failure.message }

  var requestID: String? { failure.requestID ?? attempt?.requestID }

  var generationID: String? { failure.generationID ?? attempt?.generationID }

  /// Immediate or mid-stream, and how far it had come.
  var stage: String {
    let stage = FailureStage(failure)
    switch stage {
    case .midStream:
      let count = arrived == 1 ? "1 character" : "\(arrived) characters"
      return arrived > 0
        ? "\(stage.label), \(count) had arrived" : "\(stage.label), before any text"
    case .noResponse: return failure.step.map { "network: \($0.rawValue)" } ?? stage.label
    default: return stage.label
    }
  }

  /// What a 401 or 403 is about: where the key came from. nil: it is about something else.
  var key: String? {
    switch FailureKind(failure) {
    case .unauthorized, .forbidden: keyOrigin.map { "from \($0)" } ?? "none was sent"
    default: nil
    }
  }

  /// What is left of the credits, as the server said it.
  var balance: String? { failure.details.balance.map(Wording.dollars) }

  var buyCreditsURL: String? { failure.details.buyCreditsURL }

  /// When that attempt ended, local time of day.
  var time: String? {
    attempt.map { Figures.time($0.failedAt, utcOffset: utcOffset, seconds: true) }
  }

  /// What to do next.
  func advice(at now: WallTime) -> String {
    Advice.text(
      for: failure,
      in: AdviceContext(
        endpoint: endpoint, model: ModelID(rawValue: model), keyOrigin: keyOrigin,
        knownModels: knownModels, failedAt: attempt?.failedAt ?? now, utcOffset: utcOffset))
  }

  /// The whole report, Markdown; nil when no attempt is at hand.
  var report: String? { Report.markdown(attempts: attempts, version: version) }
}
