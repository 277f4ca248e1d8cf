package import Chat
import NIOCore
import NIOPosix
import NIOSSL

/// Finds out how far a request to an endpoint gets, and how long each step takes: connection, proxy, TLS,
/// the head of an answer. It asks for the list of models, without any key.
package struct ReachProbe: Sendable {
  package enum Step: Hashable, Sendable { case connect, tunnel, tls, answer }

  package struct Report: Sendable {
    /// Those that were done, in order, with seconds.
    package var steps: [(step: Step, seconds: Double)] = []
    package var fault: (step: Step, words: String)?
    /// The certificate was refused, and another look may tell why.
    var isDistrusted = false
    package var status: Int?
    /// The server's clock, and this machine's at the same moment.
    package var date: (server: WallTime, here: WallTime)?
  }

  /// The way that requests to an endpoint take.
  package enum Route: Hashable, Sendable {
    case direct
    case proxy(host: String, port: Int, isSOCKS: Bool)
    /// What is wrong with the variable that names one, without its value.
    case invalid(String)
  }

  /// Seconds for each step.
  private static let patience = 6.0

  let baseURL: BaseURL
  let environment: [String: String]
  let version: String
  let time: any TimeSource

  package init(
    _ baseURL: BaseURL, environment: [String: String], version: String, time: any TimeSource
  ) {
    self.baseURL = baseURL
    self.environment = environment
    self.version = version
    self.time = time
  }

  package var route: Route {
    do throws(ProxySetting.Invalid) {
      guard let proxy = try ProxySetting.for(baseURL, environment: environment) else {
        return .direct
      }
      return .proxy(host: proxy.host, port: proxy.port, isSOCKS: proxy.kind == .socks)
    } catch {
      return .invalid(error.text)
    }
  }

  /// Where a connection is opened to: the endpoint, or the proxy on the way.
  package var firstHop: (host: String, port: Int) {
    if case .proxy(let host, let port, _) = route { return (host, port) }
    return (baseURL.host, port)
  }

  private var port: Int { baseURL.port ?? (baseURL.scheme == "https" ? 443 : 80) }
  private var isTLS: Bool { baseURL.scheme == "https" }

  /// - Parameter addresses: of the first hop, to be tried in order.
  package func run(addresses: [String]) async -> Report {
    let loop = NetworkLoop.loop
    let run = ReachRun(plan, on: loop, time: time)
    var report = await withCheckedContinuation { continuation in
      loop.execute { run.begin(addresses) { continuation.resume(returning: $0) } }
    }
    if report.isDistrusted, case .direct = route {
      report = await explained(report, on: loop)
    }
    return report
  }

  /// Why a certificate is not trusted.
  private func explained(_ report: Report, on loop: any EventLoop) async -> Report {
    let probe = CertificateProbe(
      host: baseURL.host, port: port, environment: environment, time: time)
    guard
      let fault = await withCheckedContinuation({ continuation in
        probe.fault(on: loop).whenComplete { continuation.resume(returning: try? $0.get()) }
      })
    else { return report }
    var report = report
    report.fault?.words = network.distrust(fault, now: time.wallNow).message
    return report
  }

  private var network: NetworkFailure {
    NetworkFailure(
      endpoint: baseURL.endpoint, proxy: nil, connectTimeout: Self.patience, probe: nil)
  }

  private var plan: ReachRun.Plan {
    var plan = ReachRun.Plan(
      port: firstHop.port, patience: Self.patience, network: network, tls: nil,
      request: request(to: baseURL.models.dropFirst(baseURL.origin.count)))
    if isTLS {
      let name = baseURL.host.contains(":") || IPv4Address(baseURL.host) != nil ? nil : baseURL.host
      plan.tls = (ClientFactory.tls(environment), name)
    }
    guard case .proxy(_, _, let isSOCKS) = route else { return plan }
    let proxy = try? ProxySetting.for(baseURL, environment: environment)
    let credentials =
      proxy?.credentials.map {
        var encoded = ByteBuffer()
        Base64.write(Array($0.utf8), to: &encoded)
        return "Proxy-Authorization: Basic \(String(buffer: encoded))\r\n"
      } ?? ""
    if isSOCKS {
      // Its protocol is the HTTP client's matter: that it takes connections is what is found out.
      plan.request = nil
    } else if isTLS {
      let authority = "\(baseURL.host.contains(":") ? "[\(baseURL.host)]" : baseURL.host):\(port)"
      plan.tunnel = "CONNECT \(authority) HTTP/1.1\r\nHost: \(authority)\r\n\(credentials)\r\n"
    } else {
      plan.request = request(to: baseURL.models[...], more: credentials)
    }
    return plan
  }

  private func request(to target: some StringProtocol, more: String = "") -> String {
    "GET \(target) HTTP/1.1\r\nHost: \(baseURL.endpoint)\r\nUser-Agent: Confab/\(version)\r\n"
      + "Accept: application/json\r\nConnection: close\r\n\(more)\r\n"
  }
}
