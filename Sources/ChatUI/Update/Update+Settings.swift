import Chat

/// The configuration and the themes, when they change while the program runs.
extension Model {
  mutating func handle(_ event: SettingsEvent, at now: Now) -> [Effect] {
    switch event {
    case .preferences(let preferences, let problems, let atNextStart):
      take(preferences, problems: problems, atNextStart: atNextStart, at: now)
    case .unreadable(let problems): keepPreferences(problems: problems, at: now)
    case .checked(let problems): takeCheck(problems: problems, at: now)
    case .theme(let theme, let problems): use(theme, problems: problems, at: now)
    case .preview(let name, let theme, let problems):
      tryOn(theme, named: name, problems: problems)
    case .themes(let choices, let chosen): show(choices, chosen: chosen)
    }
    return []
  }
}
