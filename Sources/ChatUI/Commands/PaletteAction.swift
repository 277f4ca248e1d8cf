/// What can be asked of the lists of commands: the palette, completion, the key debugger.
package enum PaletteAction: Hashable, Sendable {
  case show
  case showKeyDebugger
  /// In the list under what is being written.
  case completionMove(Int)
  case completionAccept
  case completionClose
}
