import Chat
import ChatUI
import Provider
import Settings
import SimulatedAPI

/// Makes what an endpoint is asked by: its service, with its own key and no other's, and its gate.
/// Nothing of it waits: a key that a command or a file has is fetched with the first request.
struct Connector: Sendable {
  /// The simulated API's first model: a tour of the program.
  static let demoModel = ModelID(rawValue: "demo/tour")

  let environment: [String: String]
  let places: Places
  let timeouts: Settings.Timeouts
  /// nil: what others learnt of an endpoint's pace does not matter.
  let ledger: (any GateLedger)?
  /// What is attached to prompts; nil: nothing is sent that could have any.
  let attachments: AttachmentSource?
  let time: any TimeSource
  let executor: QueueExecutor

  /// - Parameters:
  ///   - readsFile: a key file is read at once: what is wrong with it is said before the screen opens.
  ///   - gates: those that there are, by endpoint and key.
  func connection(
    to endpoint: Endpoint, readsFile: Bool = false, gates: inout [String: RequestGate]
  ) throws(EndpointProblem) -> Connection {
    let baseURL = try baseURL(endpoint)
    let reader = KeyReader(environment: environment, places: places)
    do throws(KeyProblem) {
      let origin = try reader.origin(for: endpoint)
      let isLate =
        switch origin {
        case .command: true
        case .file: !readsFile
        case .environment, nil: false
        }
      guard isLate else {
        let key = try reader.key(for: endpoint)?.key
        return connection(
          to: endpoint, service(baseURL, key), baseURL, origin: origin?.text, gates: &gates)
      }
      let opener = ServiceOpener { () throws(KeyProblem) in
        service(baseURL, try reader.key(for: endpoint)?.key)
      }
      let late = LateService(endpoint: baseURL.endpoint, opener: opener, executor: executor)
      return connection(
        to: endpoint, late, baseURL, origin: origin?.text, opener: opener, gates: &gates)
    } catch {
      throw .key(error)
    }
  }

  /// Without the key that it wants: each use looks for one again.
  func connection(
    to endpoint: Endpoint, missing problem: KeyProblem, gates: inout [String: RequestGate]
  ) throws(EndpointProblem) -> Connection {
    let baseURL = try baseURL(endpoint)
    let reader = KeyReader(environment: environment, places: places)
    let opener = ServiceOpener { () throws(KeyProblem) in
      service(baseURL, try reader.key(for: endpoint)?.key)
    }
    let late = LateService(endpoint: baseURL.endpoint, opener: opener, executor: executor)
    return connection(to: endpoint, late, baseURL, origin: nil, gates: &gates)
  }

  /// With a key that is not in use yet, to find out whether it is one.
  func trial(of endpoint: Endpoint, _ key: APIKey) throws(EndpointProblem) -> HTTPChatService {
    service(try baseURL(endpoint), key)
  }

  /// nil: it is not on this machine, or wants a key.
  func localCandidate(
    _ endpoint: Endpoint
  ) -> (service: HTTPChatService, facts: EndpointFacts)? {
    guard !endpoint.wantsKey, let baseURL = try? baseURL(endpoint), baseURL.isLoopback
    else { return nil }
    let patience = Self.localPatience
    let service = service(
      baseURL, nil,
      ProviderConfiguration.Timeouts(connect: patience, firstByte: patience, idle: patience))
    return (service, EndpointFacts(name: endpoint.name, address: baseURL.endpoint))
  }

  /// Seconds that a server on this machine may take to say that it is there.
  private static let localPatience = 1.0

  /// With a key that was given by hand.
  func connection(
    to endpoint: Endpoint, key: APIKey, from origin: String, gates: inout [String: RequestGate]
  ) throws(EndpointProblem) -> Connection {
    let baseURL = try baseURL(endpoint)
    return connection(to: endpoint, service(baseURL, key), baseURL, origin: origin, gates: &gates)
  }

  /// Starts the simulated API on this machine.
  func demo(gates: inout [String: RequestGate]) throws(EndpointProblem) -> Connection {
    let server: SimulatedServer
    do throws(SimulatedServer.StartError) {
      server = try SimulatedServer.start(seed: SystemRandom().seed())
    } catch {
      throw .demo(reason: "\(error)")
    }
    let endpoint = Endpoint(
      name: EndpointFacts.demoName, baseURL: server.baseURL, model: Self.demoModel)
    let baseURL = try baseURL(endpoint)
    return connection(
      to: endpoint, service(baseURL, nil), baseURL, origin: nil, isDemo: true, gates: &gates)
  }

  private func baseURL(_ endpoint: Endpoint) throws(EndpointProblem) -> BaseURL {
    do throws(BaseURL.Invalid) {
      return try BaseURL(endpoint.baseURL)
    } catch {
      throw .address(error.text)
    }
  }

  private func connection(
    to endpoint: Endpoint, _ service: any ChatService, _ baseURL: BaseURL, origin: String?,
    isDemo: Bool = false, opener: ServiceOpener? = nil, gates: inout [String: RequestGate]
  ) -> Connection {
    let key = RequestGate.endpointKey(origin: baseURL.origin, keyOrigin: origin)
    let gate =
      gates[key]
      ?? RequestGate(endpoint: key, ledger: ledger, time: time, executor: executor)
    gates[key] = gate
    return Connection(
      backend: Backend(name: endpoint.name, service: service, gate: gate),
      facts: EndpointFacts(
        name: endpoint.name, address: baseURL.endpoint, keyOrigin: origin, isDemo: isDemo),
      model: endpoint.model ?? ModelID(rawValue: ""), models: endpoint.models,
      // The demo's port is another one each time, and its list is in the program.
      address: isDemo ? nil : baseURL.origin + baseURL.path, opener: opener)
  }

  private func service(
    _ baseURL: BaseURL, _ key: APIKey?, _ limits: ProviderConfiguration.Timeouts? = nil
  ) -> HTTPChatService {
    HTTPChatService(
      configuration: ProviderConfiguration(
        baseURL: baseURL, key: key?.secret,
        timeouts: limits
          ?? ProviderConfiguration.Timeouts(
            connect: timeouts.connect, firstByte: timeouts.firstByte, idle: timeouts.idle),
        environment: environment, version: Confab.version),
      time: time, attachments: attachments)
  }
}
