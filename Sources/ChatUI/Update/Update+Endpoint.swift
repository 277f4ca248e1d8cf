import Chat
import TUI

/// Which server a conversation is asked of.
extension Model {
  /// Every endpoint that can be chosen, by name; the one in front is always among them.
  var endpointNames: [String] {
    let configured = setup.preferences.endpoints
    let demo = configured.isEmpty ? [] : [EndpointFacts.demoName]
    var seen: Set<String> = []
    return (configured + [front.endpoint.name] + demo).filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
  }

  /// What is known of the endpoint with this host; nil: nothing.
  func facts(at address: String) -> EndpointFacts? {
    front.endpoint.address == address
      ? front.endpoint : knownEndpoints.first { $0.address == address }
  }

  mutating func useEndpoint(_ name: String, at now: Now) -> [Effect] {
    guard !name.isEmpty else {
      openEndpoints()
      return []
    }
    let names = endpointNames
    guard names.contains(name) else {
      let advice = Spelling.suggestion(for: name, among: names).map { ": \($0)" } ?? ""
      return say("there is no endpoint “\(name)”\(advice)", kind: .warning, at: now)
    }
    guard name != front.endpoint.name else { return say("\(name) is asked already", at: now) }
    return use(endpoint: name, nil, then: .use, at: now)
  }

  /// Asks for the switch; its key may have to be fetched first.
  mutating func use(
    endpoint name: String, _ model: ModelID?, then: ModelChoice, at now: Now
  ) -> [Effect] {
    front.switching = OpenConversation.Switching(endpoint: name, then: then)
    say("changing to \(name) …", at: now)
    return [.models(.useEndpoint(name, model))]
  }

  /// The list to choose one of.
  private mutating func openEndpoints() {
    var picker = Picker(
      title: "endpoint", allowsTyped: false,
      items: endpointNames.map { name in
        let facts = knownEndpoints.first { $0.name == name }
        let words = [name == front.endpoint.name ? "in use" : nil, facts?.address].compactMap(
          \.self)
        return Picker.Item(text: name, detail: words.joined(separator: " · "))
      })
    picker.select(front.endpoint.name)
    overlay = .choice(picker, .endpoint)
  }

  /// A conversation is asked of another endpoint now: because it was chosen, or with its opening.
  mutating func take(
    _ facts: EndpointFacts, _ model: ModelID, of id: ConversationID, at now: Now
  ) -> [Effect] {
    knownEndpoints.removeAll { $0.name == facts.name }
    knownEndpoints.append(facts)
    if let index = others.firstIndex(where: { $0.id == id }) {
      others[index].take(facts, model)
      return []
    }
    guard front.id == nil || front.id == id else { return [] }
    let switching = front.switching
    let wasWaiting = isWaiting
    front.take(facts, model)
    refreshModelPanel()
    guard let switching, switching.endpoint == facts.name else { return [] }
    front.switching = nil
    notice = nil
    guard !model.rawValue.isEmpty else {
      say("no model is set at \(facts.name): choose one", kind: .warning, at: now)
      return openModels(then: switching.then)
    }
    if switching.then == .useAndAskAgain, !isTurnRunning { return askAgain(at: now) }
    if isTurnRunning, !wasWaiting {
      say("from the next prompt on: \(model.rawValue) at \(facts.name)", at: now)
    } else {
      say("\(facts.name) is asked now: \(model.rawValue)", at: now)
    }
    return []
  }

  mutating func endpointFailed(_ name: String, _ reason: String, at now: Now) {
    if front.switching?.endpoint == name { front.switching = nil }
    say("\(name) cannot be used: \(reason)", kind: .warning, at: now)
  }
}
