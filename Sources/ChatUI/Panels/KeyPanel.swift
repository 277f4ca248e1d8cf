import TUI

/// Shows what the terminal sends for each key, and what it means here.
package struct KeyPanel: Sendable {
  /// What came, newest last.
  var inputs: [Input] = []
}
