import Chat

extension Model {
  /// Opens the list of models; it is asked for as long as it is not known.
  mutating func openModels(then: ModelChoice) -> [Effect] {
    let title = then == .use ? "model" : "ask again with"
    var picker = Picker(
      title: title, allowsTyped: true, loading: "asking \(setup.endpointName) for its models …")
    var effects: [Effect] = []
    switch models {
    case .unknown, .failed:
      models = .loading
      effects = [.models(.load)]
    case .loading: break
    case .loaded(let list): fill(&picker, with: list)
    }
    overlay = .models(picker, then: then)
    return effects
  }

  mutating func perform(_ action: ModelAction, at now: Now) -> [Effect] { [] }

  mutating func useModel(_ name: String, at now: Now) -> [Effect] {
    name.isEmpty ? openModels(then: .use) : use(ModelID(rawValue: name), then: .use, at: now)
  }

  mutating func useEndpoint(_ name: String, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: ModelsEvent, at now: Now) -> [Effect] {
    switch event {
    case .list(let list, _, _): take(models: list)
    case .failed(let failure, _): modelsFailed(failure)
    case .endpoint, .endpointFailed, .remembered: []
    }
  }

  private mutating func take(models list: [ModelInfo]) -> [Effect] {
    models = .loaded(list)
    if case .models(var picker, let then) = overlay {
      fill(&picker, with: list)
      overlay = .models(picker, then: then)
    }
    // With no model set, the first one that the endpoint lists is the one.
    guard model.rawValue.isEmpty, let first = list.first else { return [] }
    front.model = first.id
    return [.session(.useModel(first.id))]
  }

  private mutating func modelsFailed(_ failure: Failure) -> [Effect] {
    models = .failed(failure)
    let title = FailureNames(failure).title
    let message = failure.message.isEmpty ? "" : " · \(failure.message)"
    guard case .models(var picker, let then) = overlay else { return [] }
    picker.fail("no list of models: \(title)\(message)")
    overlay = .models(picker, then: then)
    return []
  }

  /// A model was chosen. During a wait it is tried at once: that is what it was chosen for.
  mutating func use(_ id: ModelID, then: ModelChoice, at now: Now) -> [Effect] {
    let wasWaiting = backoff != nil || isStallAsked
    front.model = id
    var effects: [Effect] = [.session(.useModel(id))]
    if isStallAsked {
      front.status.givesUpAt = nil
      effects.append(.session(.retryNow))
    }
    if then == .useAndAskAgain, !isTurnRunning {
      effects += askAgain(at: now)
    } else if isTurnRunning, !wasWaiting {
      say("from the next prompt on: \(id.rawValue)", at: now)
    }
    return effects
  }

  private func fill(_ picker: inout Picker, with list: [ModelInfo]) {
    picker.fill(list.map { Picker.Item(text: $0.id.rawValue, detail: $0.summary) })
    if picker.filter.isEmpty { picker.select(model.rawValue) }
  }
}
