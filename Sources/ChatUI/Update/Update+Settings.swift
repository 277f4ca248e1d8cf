import Chat

/// The configuration and the themes, when they change while the program runs.
extension Model {
  mutating func perform(_ action: ThemeAction, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: SettingsEvent, at now: Now) -> [Effect] { [] }

  mutating func useTheme(_ name: String, at now: Now) -> [Effect] { [] }

  mutating func configure(_ what: String, at now: Now) -> [Effect] { [] }
}
