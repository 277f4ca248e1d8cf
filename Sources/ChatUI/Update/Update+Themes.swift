/// Choosing a theme: the selected one is tried on the whole screen, Enter keeps it, and however else
/// the list is left, the one before is back.
extension Model {
  /// - Parameter name: empty: to be chosen from the list.
  mutating func useTheme(_ name: String, at now: Now) -> [Effect] {
    if !name.isEmpty { return [.settings(.keepTheme(name))] }
    if case .themes = overlay {
      overlay = nil
      return []
    }
    overlay = .themes(ThemePanel())
    themeBefore = themeBefore ?? setup.theme
    return [.settings(.loadThemes)]
  }

  /// Enter in the list.
  mutating func keepTheme(of panel: ThemePanel) -> [Effect] {
    guard let name = panel.picker.choice?.text else { return [] }
    overlay = nil
    // What is tried stays, until the one that was chosen is there: mostly they are the same.
    themeBefore = nil
    return [.settings(.keepTheme(name))]
  }

  mutating func show(_ choices: [ThemeChoice], chosen: String) {
    guard case .themes(var panel) = overlay else { return }
    panel.fill(choices, chosen: chosen)
    overlay = .themes(panel)
  }

  /// One that was asked for comes when another is selected already, or none is tried any more.
  mutating func tryOn(_ theme: Theme, named name: String, problems: [String]) {
    guard case .themes(var panel) = overlay, panel.tried == name else { return }
    panel.problems = problems
    overlay = .themes(panel)
    setup.theme = theme
  }

  mutating func use(_ theme: Theme, problems: [String], at now: Now) {
    // It is the one to come back to; what is tried stays on the screen.
    if let before = themeBefore, setup.theme != before {
      themeBefore = theme
    } else {
      if themeBefore != nil { themeBefore = theme }
      setup.theme = theme
    }
    if let first = problems.first {
      let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
      say(first + more, kind: .warning, at: now)
    }
  }

  /// After every event: asks for the selected theme, and puts the former one back when the list is
  /// gone.
  mutating func tendThemes() -> [Effect] {
    guard case .themes(var panel) = overlay else {
      if let before = themeBefore {
        setup.theme = before
        themeBefore = nil
      }
      return []
    }
    guard let name = panel.picker.choice?.text, name != panel.tried else { return [] }
    panel.tried = name
    panel.problems = []
    overlay = .themes(panel)
    return [.settings(.previewTheme(name))]
  }
}
