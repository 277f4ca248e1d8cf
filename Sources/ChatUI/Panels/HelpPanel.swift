/// The help: every command and its keys.
package struct HelpPanel: Hashable, Sendable {
  /// Rows above the first that is seen.
  package var scroll = 0

  package init() {}
}
