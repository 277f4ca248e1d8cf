import TUI

/// The key debugger: what came from the terminal, for each thing what it is, and what of the user's
/// keys is not as they wrote it.
package struct KeyPanel: Sendable {
  /// More than any screen has.
  private static let capacity = 200

  /// What came, newest last.
  private(set) var inputs: [Input] = []
  /// What of the user's keys cannot be so.
  let problems: [KeymapProblem]
  /// Commands whose keys the user set.
  let rebound: [String]

  init(_ preferences: Preferences) {
    problems = Keymap.problems(for: preferences)
    rebound = preferences.keys.map(\.command)
  }

  /// - Returns: false when this was the way out: Ctrl-C, or Escape for the second time in a row.
  mutating func take(_ input: Input) -> Bool {
    let escape = Input.key(KeyPress(.escape))
    if input == .key(KeyPress(.character("c"), .control)) { return false }
    if input == escape, inputs.last == escape { return false }
    inputs.append(input)
    if inputs.count > Self.capacity { inputs.removeFirst(inputs.count - Self.capacity) }
    return true
  }
}
