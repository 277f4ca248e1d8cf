/// What the configuration says, when it was changed while the program runs.
package enum SettingsEvent: Sendable {
  /// The file was read again: what it says now, what is wrong with it, one line each, and what of it
  /// holds only when the program is started again, by name.
  case preferences(Preferences, problems: [String], atNextStart: [String])
  /// The file cannot be read any more, for the reasons given: what it said before still holds.
  case unreadable([String])
  /// The file was checked: what is wrong with it and with what it names.
  case checked(problems: [String])
  /// The theme that is used from now on: one was chosen, or its file or the background changed.
  case theme(Theme, problems: [String])
  /// A theme that was asked for, to try it on. `name`: as it was asked for.
  case preview(name: String, Theme, problems: [String])
  /// Every theme that can be chosen, and the name of the one that is.
  case themes([ThemeChoice], chosen: String)
}

package struct ThemeChoice: Hashable, Sendable {
  package var name: String
  /// A few words: `dark`, `light, high contrast`.
  package var summary: String

  package init(name: String, summary: String) {
    self.name = name
    self.summary = summary
  }
}

package enum SettingsEffect: Hashable, Sendable {
  case loadThemes
  /// Reads a theme, to try it on.
  case previewTheme(String)
  /// The theme is used from now on, and kept in the configuration. A name that nothing has changes
  /// nothing.
  case keepTheme(String)
  /// The configuration file in `$EDITOR`; it is made when it is not there.
  case editConfiguration
  /// Looks at the configuration file and at what it names.
  case checkConfiguration
}
