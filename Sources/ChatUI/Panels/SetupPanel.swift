/// Where a first key is given, or a server on this machine chosen, or the demo.
package struct SetupPanel: Sendable {
  /// What is typed; shown masked.
  var typed = ""
}
