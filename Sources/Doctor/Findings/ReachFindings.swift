/// How far a request to the endpoint gets. It is sent without the key.
package struct ReachFacts: Hashable, Sendable {
  package enum Step: String, Hashable, Sendable {
    case lookup = "name"
    case connect = "connection"
    case tunnel = "proxy"
    case tls = "TLS"
    case answer
  }

  package struct Timing: Hashable, Sendable {
    package var step: Step
    package var milliseconds: Int

    package init(_ step: Step, _ milliseconds: Int) {
      self.step = step
      self.milliseconds = milliseconds
    }
  }

  package struct Fault: Hashable, Sendable {
    package var step: Step
    /// For people.
    package var words: String

    package init(_ step: Step, _ words: String) {
      self.step = step
      self.words = words
    }
  }

  package var endpoint = ""
  package var address = ""
  package var isOffline = false
  /// It is this machine: a server has to be started here.
  package var isHere = false
  package var timings: [Timing] = []
  package var fault: Fault?
  /// HTTP's, of the list of models.
  package var status: Int?
  package var proxy = ProxyFacts()
  /// Seconds that the server's clock is ahead of this machine's; nil: it sent no date.
  package var skew: Double?

  package init() {}
}

package enum ReachFindings {
  /// Milliseconds from which a first answer is slow.
  private static let slow = 3_000

  package static func findings(_ facts: ReachFacts) -> [Finding] {
    let name =
      "\(TerminalFindings.shown(facts.endpoint)) at \(TerminalFindings.shown(facts.address))"
    if facts.isOffline {
      return [Finding(.endpoint, "reach", .notChecked, "\(name): --offline")]
    }
    let times = facts.timings.map { "\($0.step.rawValue) \($0.milliseconds) ms" }
      .joined(separator: ", ")
    if let fault = facts.fault {
      let sofar = times.isEmpty ? "" : " (\(times))"
      return [
        Finding(
          .endpoint, "reach", .problem, "\(name): \(words(fault))\(sofar)",
          advice: advice(for: fault.step, facts))
      ]
    }
    let total = facts.timings.reduce(0) { $0 + $1.milliseconds }
    var findings = [
      Finding(
        .endpoint, "reach", total > slow ? .warning : .ok, "\(name): \(times)",
        advice: total > slow ? "the network or the server is slow: answers begin late" : nil)
    ]
    findings += status(facts.status)
    return findings
  }

  /// Without the full stop: more follows.
  private static func words(_ fault: ReachFacts.Fault) -> String {
    let words = TerminalFindings.shown(fault.words)
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  private static func status(_ status: Int?) -> [Finding] {
    guard let status else { return [] }
    return switch status {
    case 200...299: [Finding(.endpoint, "answer", .ok, "it lists its models (\(status))")]
    case 401, 403:
      [
        Finding(
          .endpoint, "answer", .ok, "it asks for a key (\(status)), which was not sent",
          advice: "confab doctor --account checks the key")
      ]
    case 404, 405:
      [
        Finding(
          .endpoint, "answer", .note, "it has no list of models (\(status))",
          advice: "if chats fail, too, check the base URL: most end in /v1")
      ]
    case 407:
      [
        Finding(
          .endpoint, "answer", .problem, "the proxy asks for a user name and password (407)",
          advice: "put them into the proxy's variable: http://USER:PASSWORD@HOST:PORT")
      ]
    case 429: [Finding(.endpoint, "answer", .note, "too many requests at present (429)")]
    case 500...599:
      [
        Finding(
          .endpoint, "answer", .warning, "it has trouble of its own (\(status))",
          advice: "try again in a minute; Confab does so by itself")
      ]
    default: [Finding(.endpoint, "answer", .note, "it answered with status \(status)")]
    }
  }

  private static func advice(for step: ReachFacts.Step, _ facts: ReachFacts) -> String {
    if facts.isHere, step == .connect { return "start the server, or check the port in base_url" }
    return switch step {
    case .lookup:
      "check the name in base_url, the network, and the name servers in /etc/resolv.conf"
    case .connect:
      facts.proxy.isUsed
        ? "check the proxy's address, or leave the host out with no_proxy"
        : "check the network and the firewall; behind a company's proxy: export https_proxy=…"
    case .tunnel:
      "ask who runs the proxy whether it lets you reach \(TerminalFindings.shown(facts.address))"
    case .tls: "check the clock below; a company's own authority: export SSL_CERT_FILE=…"
    case .answer: "try again; if it stays, the server or something on the way drops requests"
    }
  }
}
