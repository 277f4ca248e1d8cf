/// The parameter of a request that a server refused.
extension Failure {
  /// Its name as it is set here; nil: it was none, or none that Confab knows. Some servers name it in a
  /// field of its own, some in quotes within the message.
  package var refusedParameter: String? {
    if let parameter, !parameter.isEmpty { return Self.known(parameter) }
    var quoted: [String] = []
    var start: String.Index?
    for index in message.indices where "'\"`“”‘’".contains(message[index]) {
      if let start { quoted.append(String(message[start..<index])) }
      start = message.index(after: index)
    }
    return quoted.lazy.compactMap(Self.known).first
  }

  private static func known(_ name: String) -> String? {
    Parameter.named(Parameter.canonicalName(name))?.name
  }
}
