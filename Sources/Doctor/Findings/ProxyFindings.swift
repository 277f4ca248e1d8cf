package struct ProxyFacts: Hashable, Sendable {
  package enum Route: Hashable, Sendable {
    case direct
    /// `host:port`.
    case proxy(String)
    /// What is wrong with the variable, without its value.
    case invalid(String)
  }

  package var route = Route.direct
  /// Names of variables that are set and not empty; a password may be in a value.
  package var variables: [String] = []
  package var isHere = false
  /// Milliseconds until it took a connection; nil: it was not tried, or took none.
  package var milliseconds: Int?
  package var isOffline = false

  package init() {}

  package var isUsed: Bool { if case .proxy = route { true } else { false } }

  /// In the order in which they count for an endpoint with TLS.
  package static let names = [
    "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy",
    "NO_PROXY",
  ]
}

package enum ProxyFindings {
  package static func findings(_ facts: ProxyFacts) -> [Finding] {
    let named = facts.variables.filter { !["no_proxy", "NO_PROXY"].contains($0) }
    var findings: [Finding] = []
    switch facts.route {
    case .invalid(let words):
      findings.append(
        Finding(
          .proxy, "route", .problem, TerminalFindings.shown(words),
          advice: "mend the variable, or unset it"))
    case .proxy(let place):
      let place = TerminalFindings.shown(place)
      if facts.isOffline {
        findings.append(Finding(.proxy, "route", .notChecked, "\(place) is used: --offline"))
      } else if let milliseconds = facts.milliseconds {
        findings.append(
          Finding(.proxy, "route", .ok, "\(place) is used: connection \(milliseconds) ms"))
      } else {
        findings.append(
          Finding(
            .proxy, "route", .problem, "\(place) is used and took no connection",
            advice:
              "unset \(named.joined(separator: ", ")), or name the endpoint's host in no_proxy"))
      }
    case .direct where named.isEmpty: findings.append(Finding(.proxy, "route", .ok, "none is set"))
    case .direct:
      let reason =
        facts.isHere ? "the endpoint is this machine" : "no_proxy or the scheme leaves it out"
      findings.append(
        Finding(
          .proxy, "route", .ok, "\(named.joined(separator: ", ")): not used, \(reason)"))
    }
    if facts.variables.contains("HTTP_PROXY"), !facts.variables.contains("http_proxy") {
      findings.append(
        Finding(
          .proxy, "upper-case", .note, "HTTP_PROXY in upper case counts for nothing, as in curl",
          advice: "export http_proxy instead"))
    }
    return findings
  }
}
