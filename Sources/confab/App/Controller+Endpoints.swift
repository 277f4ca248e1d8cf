import Chat
import ChatUI
import Curses
import Settings

/// Which endpoint a conversation is asked of. A key goes to its own endpoint, and a prompt to the one
/// that is shown: nothing is sent elsewhere because something is missing.
extension Controller {
  /// Asks an endpoint from now on in the conversation in front, with a model of it; nil: the one that
  /// fits best. What stands in its way is told, and the endpoint before stays.
  func useEndpoint(_ name: String, _ model: ModelID? = nil) {
    do throws(EndpointProblem) {
      change(to: try directory.connection(to: name), model)
    } catch {
      refuse(name, error)
    }
  }

  /// The same with a key that was given by hand, for this run.
  /// - Parameter origin: where it came from, in words.
  func useEndpoint(_ name: String, key: APIKey, from origin: String, _ model: ModelID? = nil) {
    do throws(EndpointProblem) {
      change(to: try directory.use(key, from: origin, for: name), model)
    } catch {
      refuse(name, error)
    }
  }

  /// The configuration's endpoints changed.
  func replaceEndpoints(_ endpoints: [Endpoint]) { directory.replace(endpoints) }

  /// What a conversation of the log is asked by, and what is wrong with that; an endpoint that is gone,
  /// or has no key, is said, and the conversation keeps its name until something is sent.
  func connection(for conversation: Conversation) -> (Connection, problem: String?) {
    guard let name = conversation.endpoint else { return (connection, nil) }
    do throws(EndpointProblem) {
      return (try directory.connection(to: name), nil)
    } catch {
      let used = connection.facts.name
      return (connection, "this conversation was with \(name): \(error.line). \(used) is asked now")
    }
  }

  /// Fetches a key that a command or a file has, and says what goes wrong: nothing can be sent then.
  func fetchKey(of connection: Connection) {
    guard connection.opener != nil else { return }
    Task(executorPreference: executor) {
      do throws(KeyProblem) {
        try await connection.ready()
        await self.drawAnew()
      } catch {
        await self.drawAnew()
        self.tell("\(connection.facts.name) cannot be asked: \(EndpointProblem.key(error).line)")
      }
    }
  }

  /// A command that asked on the terminal left its marks there.
  private func drawAnew() async {
    await terminal.redrawAll()
    inbox.send(.interface(.tick))
  }

  private func change(to connection: Connection, _ model: ModelID?) {
    let id = front
    switches += 1
    let number = switches
    Task(executorPreference: executor) {
      let chosen: ModelID
      do {
        try await connection.ready()
        if connection.opener != nil { await self.drawAnew() }
        chosen =
          if let model { model } else { try await self.model(at: connection, in: id) }
      } catch let problem as KeyProblem {
        return self.refuse(connection.facts.name, .key(problem))
      } catch let failure as Failure {
        let words = [FailureNames(failure).title, failure.message].filter { !$0.isEmpty }
        return self.refuse(connection.facts.name, words.joined(separator: " · "))
      } catch {
        return self.refuse(connection.facts.name, "\(error)")
      }
      // Another was chosen meanwhile: that one is meant.
      guard await self.switches == number else { return }
      await self.use(connection, chosen, in: id)
    }
  }

  private nonisolated func refuse(_ name: String, _ problem: EndpointProblem) {
    refuse(name, problem.line)
  }

  private nonisolated func refuse(_ name: String, _ reason: String) {
    inbox.send(.interface(.models(.endpointFailed(name, reason: reason))))
  }

  /// The conversation's own model where the endpoint has it; else the one used there last, its own, or
  /// the first that it lists.
  private func model(
    at connection: Connection, in id: ConversationID
  ) async throws(Failure) -> ModelID {
    let present = open[id]?.model
    let name = connection.facts.name
    if let present,
      await library.list(of: connection)?.models.contains(where: { $0.id == present })
        == true
    {
      return present
    }
    let used = await library.remembered().filter { $0.endpoint == name && $0.usedAt != nil }
    if let last = used.max(by: { ($0.usedAt?.seconds ?? 0) < ($1.usedAt?.seconds ?? 0) }) {
      return last.model
    }
    if !connection.model.rawValue.isEmpty { return connection.model }
    if let first = connection.models.first { return first }
    return try await connection.backend.service.models().first?.id ?? connection.model
  }

  private func use(_ connection: Connection, _ model: ModelID, in id: ConversationID) {
    guard let session = switchTo(connection, model, in: id) else { return }
    session.perform(.useBackend(connection.backend, model))
    inbox.send(.interface(.models(.endpoint(connection.facts, model: model, of: id))))
  }
}
