import Chat
import Doctor
import Provider
import Settings

/// Tries the way to the endpoint, without its key.
struct ReachExam: Sendable {
  private let facts: ReachFacts
  private let probe: ReachProbe
  private let time: any TimeSource

  /// Seconds for the name of the host.
  private static let patience = 6

  init(
    _ endpoint: Endpoint, _ baseURL: BaseURL, environment: [String: String], isOffline: Bool,
    time: any TimeSource
  ) {
    self.time = time
    probe = ReachProbe(baseURL, environment: environment, version: Confab.version, time: time)
    var facts = ReachFacts()
    facts.endpoint = endpoint.name
    facts.address = baseURL.endpoint
    facts.isOffline = isOffline
    facts.isHere = baseURL.isLoopback
    facts.proxy.isHere = baseURL.isLoopback
    facts.proxy.isOffline = isOffline
    facts.proxy.variables = ProxyFacts.names.filter { environment[$0]?.isEmpty == false }
    facts.proxy.route =
      switch probe.route {
      case .direct: .direct
      case .proxy(let host, let port, _): .proxy("\(host):\(port)")
      case .invalid(let words): .invalid(words)
      }
    self.facts = facts
  }

  /// Whom it asks.
  var words: String { facts.address }

  func run() async -> ReachFacts {
    var facts = facts
    guard !facts.isOffline else { return facts }
    if case .invalid = facts.proxy.route {
      facts.fault = .init(.connect, "the proxy's variable cannot be used.")
      return facts
    }
    let start = time.now
    let addresses: [String]
    switch await NameLookup.addresses(of: probe.firstHop.host, seconds: Self.patience) {
    case .failed(let words):
      facts.fault = .init(.lookup, facts.proxy.isUsed ? "the proxy: \(words)" : words)
      return facts
    case .addresses(let found): addresses = found
    }
    facts.timings.append(.init(.lookup, Self.milliseconds(time.now.seconds(since: start))))
    let report = await probe.run(addresses: addresses)
    for (step, seconds) in report.steps {
      facts.timings.append(.init(Self.step(step), Self.milliseconds(seconds)))
      if step == .connect, facts.proxy.isUsed {
        facts.proxy.milliseconds = Self.milliseconds(seconds)
      }
    }
    facts.fault = report.fault.map { .init(Self.step($0.step), $0.words) }
    facts.status = report.status
    facts.skew = report.date.map { $0.server.seconds - $0.here.seconds }
    return facts
  }

  private static func step(_ step: ReachProbe.Step) -> ReachFacts.Step {
    switch step {
    case .connect: .connect
    case .tunnel: .tunnel
    case .tls: .tls
    case .answer: .answer
    }
  }

  private static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1_000).rounded()) }
}
