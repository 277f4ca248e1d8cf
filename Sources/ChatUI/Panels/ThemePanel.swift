/// The themes; the selected one is tried on the screen.
package struct ThemePanel: Sendable {
  var picker: Picker
  /// Comes back when none is chosen.
  let before: Theme
}
