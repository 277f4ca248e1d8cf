import Chat

/// The list of models, and which of them is asked next.
extension Model {
  /// Opens the list of models; it is asked for unless it is of this run.
  mutating func openModels(then: ModelChoice) -> [Effect] {
    var panel = ModelPanel(endpoint: front.endpoint.name, current: model, then: then)
    panel.fill(modelEntries(of: panel.endpoint))
    overlay = .models(panel)
    return askForModels(of: panel.endpoint)
  }

  mutating func perform(_ action: ModelAction, at now: Now) -> [Effect] {
    switch action {
    case .toggleFavourite: toggleFavourite(at: now)
    case .listEndpoint(let step): listEndpoint(step, at: now)
    }
  }

  mutating func useModel(_ name: String, at now: Now) -> [Effect] {
    name.isEmpty ? openModels(then: .use) : use(ModelID(rawValue: name), then: .use, at: now)
  }

  mutating func handle(_ event: ModelsEvent, at now: Now) -> [Effect] {
    switch event {
    case .list(let list, let endpoint, let age): return take(list, of: endpoint, age)
    case .failed(let failure, let endpoint):
      directory.fail(failure, of: endpoint)
      refreshModelPanel()
    case .endpoint(let facts, let model, let id): return take(facts, model, of: id, at: now)
    case .endpointFailed(let name, let reason): endpointFailed(name, reason, at: now)
    case .remembered(let models):
      directory.remember(models)
      refreshModelPanel()
    }
    return []
  }

  /// The models that the endpoint in front lists; none as long as they are not known.
  var listedModels: [ModelInfo] { directory[front.endpoint.name].models }

  /// Tokens that the model of the next request can read; nil: not known.
  var contextLength: Int? { info(of: model)?.contextLength }

  /// What the endpoint in front says of a model; nil: nothing.
  func info(of model: ModelID) -> ModelInfo? { directory[front.endpoint.name].info(of: model) }

  /// A model was chosen. During a wait it is tried at once: that is what it was chosen for.
  mutating func use(_ id: ModelID, then: ModelChoice, at now: Now) -> [Effect] {
    let wasWaiting = isWaiting
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
    warnOfImages(at: now)
    return effects
  }

  /// A time, the gate or an answer to a question is waited for: another model or server ends that.
  var isWaiting: Bool {
    if case .held = status.phase { return true }
    return backoff != nil || isStallAsked
  }

  /// Enter in the list.
  mutating func choose(in panel: ModelPanel, at now: Now) -> [Effect] {
    guard let id = panel.choice?.id else { return [] }
    overlay = nil
    guard panel.endpoint != front.endpoint.name else { return use(id, then: panel.then, at: now) }
    return use(endpoint: panel.endpoint, id, then: panel.then, at: now)
  }

  // MARK: The list

  func modelEntries(of endpoint: String) -> [ModelEntry] {
    directory.entries(of: endpoint, fixed: setup.preferences.favourites)
  }

  mutating func refreshModelPanel() {
    guard case .models(var panel) = overlay else { return }
    panel.fill(modelEntries(of: panel.endpoint))
    overlay = .models(panel)
  }

  /// Unless its list is of this run, or on its way.
  mutating func askForModels(of endpoint: String) -> [Effect] {
    guard directory.isWanted(endpoint) else { return [] }
    directory.noteAsked(endpoint)
    return [.models(endpoint == front.endpoint.name ? .load : .loadOf(endpoint))]
  }

  private mutating func take(
    _ list: [ModelInfo], of endpoint: String, _ age: ModelListAge
  ) -> [Effect] {
    directory.take(list, of: endpoint, age)
    refreshModelPanel()
    // With no model set, the first one that the endpoint lists is the one.
    guard endpoint == front.endpoint.name, model.rawValue.isEmpty, let first = list.first else {
      return []
    }
    front.model = first.id
    return [.session(.useModel(first.id))]
  }

  private mutating func toggleFavourite(at now: Now) -> [Effect] {
    guard case .models(let panel) = overlay, let choice = panel.choice else { return [] }
    var isFavourite = false
    if case .listed(let entry, _) = choice {
      guard !entry.isFixed else {
        return say("the configuration has it among its favourites: take it out there", at: now)
      }
      isFavourite = entry.rank == .favourite
    }
    directory.setFavourite(!isFavourite, choice.id, of: panel.endpoint)
    refreshModelPanel()
    return [.models(.setFavourite(!isFavourite, choice.id, endpoint: panel.endpoint))]
  }

  /// Another endpoint's models in the list, before one of them is chosen.
  private mutating func listEndpoint(_ step: Int, at now: Now) -> [Effect] {
    guard case .models(var panel) = overlay else { return [] }
    let names = endpointNames
    guard names.count > 1, let place = names.firstIndex(of: panel.endpoint) else {
      return say("there is no other endpoint", at: now)
    }
    let next = names[(place + step + names.count) % names.count]
    panel.show(modelEntries(of: next), of: next)
    overlay = .models(panel)
    return askForModels(of: next)
  }
}
