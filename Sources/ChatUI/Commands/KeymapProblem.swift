/// Something in the user's keys that cannot be as they wrote it, or takes something else away.
package struct KeymapProblem: Hashable, Sendable {
  /// The command whose keys they are, as the configuration names it.
  package var command: String
  /// One line: what is so now.
  package var text: String

  package init(command: String, text: String) {
    self.command = command
    self.text = text
  }
}
