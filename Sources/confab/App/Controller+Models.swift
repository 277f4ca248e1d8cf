import Chat
import ChatUI

/// Lists of models: from the disk at once, then from the endpoint; and what is remembered of models.
extension Controller {
  func run(_ effect: ModelsEffect) async {
    switch effect {
    case .load: loadModels(of: connection)
    case .loadOf(let name): loadModels(of: name)
    case .useEndpoint(let name, let model): useEndpoint(name, model)
    case .setFavourite(let isFavourite, let id, let endpoint):
      remember(id, of: endpoint) { $0.isFavourite = isFavourite }
    }
  }

  private func loadModels(of name: String) {
    do throws(EndpointProblem) {
      loadModels(of: try directory.connection(to: name))
    } catch {
      let failure = Failure(origin: .client, message: error.text)
      inbox.send(.interface(.models(.failed(failure, endpoint: name))))
    }
  }

  /// One question at a time to each.
  private func loadModels(of connection: Connection) {
    let name = connection.facts.name
    guard asking.insert(name).inserted else { return }
    Task(executorPreference: executor) { [inbox, library, time = parts.time] in
      inbox.send(.interface(.models(.remembered(await library.remembered()))))
      let configured = connection.models
      if let kept = await library.list(of: connection) {
        let list = kept.models.completed(by: configured)
        inbox.send(.interface(.models(.list(list, endpoint: name, .asOf(kept.asOf)))))
      } else if !configured.isEmpty {
        let list = [ModelInfo]().completed(by: configured)
        inbox.send(.interface(.models(.list(list, endpoint: name, .configured))))
      }
      do throws(Failure) {
        let list = try await connection.backend.service.models()
        await library.keep(list, of: connection, asOf: time.wallNow)
        let all = list.completed(by: configured)
        inbox.send(.interface(.models(.list(all, endpoint: name, .now))))
      } catch {
        inbox.send(.interface(.models(.failed(error, endpoint: name))))
      }
      await self.asked(name)
    }
  }

  private func asked(_ name: String) { asking.remove(name) }

  /// A model was asked something: it is among the recent ones.
  func noteUse(of id: ModelID, at endpoint: String) {
    let use = RememberedModel(endpoint: endpoint, model: id)
    guard !id.rawValue.isEmpty, lastUse != use else { return }
    lastUse = use
    remember(id, of: endpoint) { [now = parts.time.wallNow] in $0.usedAt = now }
  }

  private func remember(
    _ id: ModelID, of endpoint: String,
    _ change: @escaping @Sendable (inout RememberedModel) -> Void
  ) {
    Task(executorPreference: executor) { [inbox, library] in
      let models = await library.change(id, of: endpoint, change)
      inbox.send(.interface(.models(.remembered(models))))
    }
  }
}

extension [ModelInfo] {
  /// With the models that the configuration names, after those that the endpoint lists.
  func completed(by configured: [ModelID]) -> [ModelInfo] {
    let known = Set(map(\.id))
    return self
      + configured.filter { !known.contains($0) }.map { id in
        var info = ModelInfo(id: id)
        info.source = .configuration
        return info
      }
  }
}
