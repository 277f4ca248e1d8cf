import Chat
import ChatUI
import Provider
import Settings

/// The endpoints that can be asked, by name; what one is asked by is made when it is needed first.
struct EndpointDirectory: Sendable {
  private let connector: Connector
  private var endpoints: [Endpoint]
  /// As the command line or the environment bent one of them: the configuration does not change it.
  private var bent: Endpoint?
  private var made: [String: Connection] = [:]
  /// One for each server and key: who is asked too often is asked less by every conversation.
  private var gates: [String: RequestGate] = [:]

  init(_ connector: Connector, endpoints: [Endpoint]) {
    self.connector = connector
    self.endpoints = endpoints
  }

  /// What was asked in this run.
  var services: [any ChatService] { made.values.map(\.backend.service) }

  mutating func connection(to name: String) throws(EndpointProblem) -> Connection {
    if let connection = made[name] { return connection }
    let connection: Connection
    if let endpoint = endpoints.first(where: { $0.name == name }) {
      connection = try connector.connection(to: endpoint, gates: &gates)
    } else if name == EndpointFacts.demoName {
      connection = try connector.demo(gates: &gates)
    } else {
      throw .unknown(name)
    }
    made[name] = connection
    return connection
  }

  /// The endpoint that the program begins with: it may have an address that the configuration has not.
  mutating func begin(with endpoint: Endpoint) throws(EndpointProblem) -> Connection {
    if !endpoints.contains(endpoint) { bent = endpoint }
    if let index = endpoints.firstIndex(where: { $0.name == endpoint.name }) {
      endpoints[index] = endpoint
    } else {
      endpoints.append(endpoint)
    }
    let connection = try connector.connection(to: endpoint, readsFile: true, gates: &gates)
    made[endpoint.name] = connection
    return connection
  }

  /// The simulated API, whatever the configuration calls by its name.
  mutating func beginDemo() throws(EndpointProblem) -> Connection {
    let connection = try connector.demo(gates: &gates)
    made[EndpointFacts.demoName] = connection
    return connection
  }

  /// An endpoint with a key that was given by hand, from now on in this run.
  mutating func use(
    _ key: APIKey, from origin: String, for name: String
  ) throws(EndpointProblem) -> Connection {
    guard let endpoint = endpoints.first(where: { $0.name == name }) else { throw .unknown(name) }
    let connection = try connector.connection(to: endpoint, key: key, from: origin, gates: &gates)
    made[name] = connection
    return connection
  }

  /// An endpoint whose key is missing: what is sent to it fails with that, until there is one.
  mutating func begin(
    with endpoint: Endpoint, missing problem: KeyProblem
  ) throws(EndpointProblem) -> Connection {
    let connection = try connector.connection(to: endpoint, missing: problem, gates: &gates)
    made[endpoint.name] = connection
    return connection
  }

  /// Asks an endpoint with a key that is not in use yet.
  func trial(_ key: APIKey, of name: String) throws(EndpointProblem) -> HTTPChatService {
    guard let endpoint = endpoints.first(where: { $0.name == name }) else { throw .unknown(name) }
    return try connector.trial(of: endpoint, key)
  }

  /// Servers that may answer on this machine: those of the endpoints that want no key and have an
  /// address of this machine alone.
  func localCandidates() -> [(service: HTTPChatService, facts: EndpointFacts)] {
    endpoints.compactMap { connector.localCandidate($0) }
  }

  /// Endpoints that a key can be given for.
  var keyEndpoints: [String] { endpoints.filter(\.wantsKey).map(\.name) }

  /// The configuration was read again. What has not changed goes on as it is; what is asked now, too,
  /// until it is chosen anew.
  mutating func replace(_ configured: [Endpoint]) {
    let endpoints = configured.map { $0.name == bent?.name ? bent ?? $0 : $0 }
    for old in self.endpoints where !endpoints.contains(old) {
      if endpoints.contains(where: { $0.name == old.name }) { made[old.name] = nil }
    }
    let gone = self.endpoints.filter { old in
      made[old.name] != nil && !endpoints.contains { $0.name == old.name }
    }
    self.endpoints = endpoints + gone
  }
}
