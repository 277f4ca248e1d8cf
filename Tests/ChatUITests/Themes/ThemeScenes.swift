import Chat
import ChatUI
import TUI
import Testing

extension ThemeChoice {
  static let samples = [
    ThemeChoice(name: "auto", summary: "confab-dark or confab-light, by the background"),
    ThemeChoice(name: "confab-dark", summary: "dark, for every terminal with 256 colours"),
    ThemeChoice(name: "mono", summary: "no colours, only bold, underlined and the like"),
    ThemeChoice(name: "nord", summary: "dark, cool and quiet"),
    ThemeChoice(name: "terminal", summary: "the terminal's own colours"),
  ]
}

extension Theme {
  /// One whose text differs from that of `.test`, and which has a background of its own.
  static func painted(_ color: UInt8) -> Theme {
    var theme = Theme.test
    theme.name = "painted"
    for role in StyleRole.allCases { theme.styles[role]?.background = .indexed(color) }
    return theme
  }
}

extension Story {
  /// The list of themes over `story`'s screen; `nord` is in use.
  mutating func openThemes() {
    press("f9", expecting: [.settings(.loadThemes)])
    happens(.settings(.themes(ThemeChoice.samples, chosen: "nord")))
  }

  static func themes(_ columns: Int, _ rows: Int, in story: Story? = nil) -> Story {
    var story = story ?? Story(columns, rows)
    story.openThemes()
    return story
  }
}
