package import ChatUI
import TUI

/// Which theme a name stands for on this terminal: `auto` is one of two, by its background. A value;
/// reads files.
package struct ThemeSelection: Sendable {
  /// Stands for the dark or the light one.
  package static let automatic = "auto"
  package static let standardDark = "confab-dark"
  package static let standardLight = "confab-light"

  /// What `auto` is on a dark background, and on a light one.
  package var dark = standardDark
  package var light = standardLight
  /// nil: not known; the theme that can be read on both is used then.
  package var isDark: Bool?
  /// Of the terminal.
  package var colors = 256

  private let library: ThemeLibrary

  package init(library: ThemeLibrary) { self.library = library }

  /// - Returns: in any case one that can be shown here, with what is wrong with the one that was named.
  package func theme(named name: String) -> (theme: Theme, problems: [SettingsProblem]) {
    var file = name
    if name == Self.automatic {
      file = isDark.map { $0 ? dark : light } ?? ThemeLibrary.standard
    }
    let (theme, problems) = library.theme(named: file)
    return (theme.fitted(to: colors, plain: .mono), problems)
  }

  /// Whether there is a theme of that name that can be used.
  package func has(_ name: String) -> Bool {
    name == Self.automatic || library.names().contains(name)
  }

  /// Everything that can be chosen.
  package func choices() -> [ThemeChoice] {
    [ThemeChoice(name: Self.automatic, summary: "\(dark) or \(light), by the background")]
      + library.choices()
  }
}
