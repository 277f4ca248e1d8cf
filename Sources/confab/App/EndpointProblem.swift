import Settings

/// Why an endpoint cannot be asked: what is wrong, and what to do.
enum EndpointProblem: Error, Sendable {
  /// The configuration has none of this name.
  case unknown(String)
  case address(String)
  case key(KeyProblem)
  case demo(reason: String)

  var text: String {
    switch self {
    case .unknown(let name):
      "there is no endpoint “\(name)” in the configuration"
    case .address(let text): text
    case .key(let problem): problem.text
    case .demo(let reason): "the demo's server cannot start: \(reason)"
    }
  }

  /// The first line: what is wrong, without the ways to mend it.
  var line: String {
    text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
  }
}
