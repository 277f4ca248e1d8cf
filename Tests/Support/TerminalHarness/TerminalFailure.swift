/// Why a test's wait ended without what it waited for. The description holds the last screen, so
/// that a failure on another machine can be understood from its log.
package struct TerminalFailure: Error, CustomStringConvertible {
  package let reason: String
  package let screen: Screen?

  package var description: String {
    guard let screen else { return reason }
    return "\(reason)\nThe last screen:\n\(screen.drawing)"
  }
}
