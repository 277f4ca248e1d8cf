/// What is found out where a first key is given.
package enum SetupEvent: Sendable {
  /// A server on this machine answers; the first of its models, if it has any.
  case localServer(EndpointFacts, models: Int, first: String?)
  /// All the usual ports were asked.
  case lookedForServers
  /// The key was checked, kept, and is used; or could not be kept, and is used in this run only.
  case ready(EndpointFacts, kept: String?, problem: String?)
  /// The key was not accepted, or could not be checked: then it can be kept all the same.
  case refused(reason: String, canKeep: Bool)
  /// The server on this machine is used, and is the one to begin with from now on: unless that could
  /// not be written down.
  case begins(with: EndpointFacts, problem: String?)
}

package enum SetupEffect: Hashable, Sendable {
  /// Asks the usual ports of this machine.
  case lookForServers
  /// Checks a key with its endpoint and keeps it, mode 0600. Never logged.
  /// - Parameter isChecked: it was tried before, and the endpoint could not be reached: kept as it is.
  case keepKey(SecretText, endpoint: String, isChecked: Bool)
  /// Nobody waits for the answer of the check any more.
  case cancelCheck
  /// From now on, and at the next start.
  case useServer(String)
  /// In this run.
  case useDemo
}

/// A key on its way: nothing of it is printed or reflected.
package struct SecretText: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  package private(set) var text: String

  package init(_ text: String = "") { self.text = text }

  package var isEmpty: Bool { text.isEmpty }
  package var count: Int { text.count }

  mutating func append(_ more: String) { text += more }
  mutating func removeLast() { if !text.isEmpty { text.removeLast() } }
  mutating func clear() { text = "" }

  package var description: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
