import Chat
import ChatUI
import Provider
import Settings

/// The first key, or a server without one. A key is asked of its own endpoint alone, and kept in a file
/// of its own; nothing else sees it.
extension Controller {
  func run(_ effect: SetupEffect) {
    switch effect {
    case .lookForServers: lookForServers()
    case .keepKey(let secret, let endpoint, let isChecked):
      check(secret, of: endpoint, isChecked: isChecked)
    case .cancelCheck:
      checking?.cancel()
      checking = nil
    case .useServer(let name): begin(with: name)
    case .useDemo: useEndpoint(EndpointFacts.demoName)
    }
  }

  // MARK: Servers on this machine

  /// All at once: those that are not there refuse at once, and one that is slow keeps nobody waiting.
  private func lookForServers() {
    let candidates = directory.localCandidates()
    Task(executorPreference: executor) { [inbox] in
      await withTaskGroup(of: Void.self) { group in
        for candidate in candidates {
          group.addTask(executorPreference: self.executor) {
            guard let models = try? await candidate.service.models() else { return }
            inbox.send(
              .interface(
                .setup(
                  .localServer(
                    candidate.facts, models: models.count, first: models.first?.id.rawValue))))
          }
        }
      }
      inbox.send(.interface(.setup(.lookedForServers)))
    }
  }

  /// Used now, and at the next start.
  private func begin(with name: String) {
    let facts: EndpointFacts
    do throws(EndpointProblem) {
      facts = try directory.connection(to: name).facts
    } catch {
      return tell(error.line)
    }
    useEndpoint(name)
    let file = ConfigFile(path: parts.places.configFile)
    Task(executorPreference: Self.files) { [inbox] in
      var problem: String?
      do throws(ConfigFile.Problem) {
        try file.set("endpoint", to: name)
      } catch {
        problem = "\(name) is asked in this run; \(file.path) could not be changed: \(error.reason)"
      }
      inbox.send(.interface(.setup(.begins(with: facts, problem: problem))))
    }
  }

  // MARK: A key

  private func check(_ secret: SecretText, of name: String, isChecked: Bool) {
    guard let key = APIKey(secret.text) else {
      return refuse("this cannot be a key: it has characters other than visible ASCII", false)
    }
    checking?.cancel()
    guard !isChecked else { return keep(key, of: name) }
    let service: any KeyChecking
    do throws(EndpointProblem) {
      service = try directory.trial(key, of: name)
    } catch {
      return refuse(error.line, false)
    }
    checking = Task(executorPreference: executor) {
      let verdict = await KeyVerdict(of: service)
      guard !Task.isCancelled else { return }
      await self.take(verdict, on: key, of: name)
    }
  }

  private func take(_ verdict: KeyVerdict, on key: APIKey, of name: String) {
    switch verdict {
    case .good: keep(key, of: name)
    case .refused(let reason): refuse(reason, false)
    case .unknown(let reason): refuse(reason, true)
    }
  }

  private func refuse(_ reason: String, _ canKeep: Bool) {
    checking = nil
    inbox.send(.interface(.setup(.refused(reason: reason, canKeep: canKeep))))
  }

  private func keep(_ key: APIKey, of name: String) {
    checking = nil
    let path = KeptKey.path(for: name, configFile: parts.places.configFile)
    Task(executorPreference: Self.files) {
      do throws(PrivateFile.Problem) {
        try PrivateFile.setAside(path)
        try PrivateFile.replace(path, with: Array((key.secret + "\n").utf8))
        await self.use(key, of: name, from: KeyOrigin.file(path).text, kept: path, problem: nil)
      } catch {
        await self.use(
          key, of: name, from: "the screen", kept: nil,
          problem: "the key is for this run only: \(path) cannot be written (\(error.reason))")
      }
    }
  }

  private func use(
    _ key: APIKey, of name: String, from origin: String, kept: String?, problem: String?
  ) {
    do throws(EndpointProblem) {
      let facts = try directory.use(key, from: origin, for: name).facts
      useEndpoint(name)
      inbox.send(.interface(.setup(.ready(facts, kept: kept, problem: problem))))
    } catch {
      refuse(error.line, false)
    }
  }
}
