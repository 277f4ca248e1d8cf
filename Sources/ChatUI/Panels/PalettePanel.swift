/// All commands, to search in and run.
package struct PalettePanel: Sendable {
  var picker: Picker
}
