/// What is looked at, in the order in which it is told.
package enum Check: String, CaseIterable, Hashable, Sendable {
  case terminal, colours, keys, clipboard, widths, locale, multiplexer
  case settings, key, proxy, endpoint, clock, log
}

/// One thing that was found: a fact, how it is, and what to do about it where there is something to do.
/// Neither text holds anything that was not made safe for the screen.
package struct Finding: Hashable, Sendable {
  package enum State: String, CaseIterable, Hashable, Sendable {
    case ok
    /// Good to know; nothing is lost.
    case note
    /// Something works worse than it could.
    case warning
    /// Something does not work.
    case problem
    case notChecked = "not checked"
  }

  package var check: Check
  /// Stays the same from version to version: `terminal.description`.
  package var id: String
  package var state: State
  package var fact: String
  package var advice: String?

  /// - Parameter name: the second half of the identity.
  package init(
    _ check: Check, _ name: String, _ state: State, _ fact: String, advice: String? = nil
  ) {
    self.check = check
    id = "\(check.rawValue).\(name)"
    self.state = state
    self.fact = fact
    self.advice = advice
  }
}
