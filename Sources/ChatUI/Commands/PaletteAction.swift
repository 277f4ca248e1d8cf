/// What can be asked of the lists of commands: the palette, completion, the key debugger.
package enum PaletteAction: Hashable, Sendable {
  case show
  /// In the list under what is being written.
  case completionMove(Int)
  /// Puts what is selected into the composer.
  case completionAccept
  /// The same, where something is left to be completed; else runs the command.
  case completionEnter
  case completionClose
}
