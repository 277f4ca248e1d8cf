/// What is found out where a first key is given.
package enum SetupEvent: Sendable {
  /// A server on this machine answers.
  case localServer(EndpointFacts, models: Int)
  /// The key was checked, kept, and is used.
  case ready(EndpointFacts)
  case refused(reason: String)
}

package enum SetupEffect: Hashable, Sendable {
  /// Asks the usual ports of this machine.
  case lookForServers
  /// Checks a key and keeps it, mode 0600. Never logged.
  case keepKey(SecretText)
  case useServer(String)
  case useDemo
}

/// A key on its way: nothing of it is printed or reflected.
package struct SecretText: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
