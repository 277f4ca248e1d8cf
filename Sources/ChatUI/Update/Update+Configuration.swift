import Chat

/// The configuration file: what it says when it changes, and what is done with it.
extension Model {
  /// `/config`: the file, and what is wrong with it; `edit`, `check`.
  mutating func configure(_ what: String, at now: Now) -> [Effect] {
    switch what {
    case "": showConfiguration()
    case "edit": return [.settings(.editConfiguration)]
    case "check": return [.settings(.checkConfiguration)]
    default: say("/config edit opens the configuration, /config check looks it over", at: now)
    }
    return []
  }

  mutating func chooseOfConfiguration() -> [Effect] {
    guard case .choice(let picker, .configuration) = overlay, let choice = picker.choice else {
      return []
    }
    overlay = nil
    if case .item(let item) = choice, item.id == Self.check {
      return [.settings(.checkConfiguration)]
    }
    return [.settings(.editConfiguration)]
  }

  mutating func take(
    _ preferences: Preferences, problems: [String], atNextStart: [String], at now: Now
  ) {
    let before = setup.preferences
    setup.preferences = preferences
    // The servers are known from the start of the program on.
    setup.preferences.endpoints = before.endpoints
    setup.configuration.problems = problems
    if preferences.reasoning != before.reasoning { reasoning = preferences.reasoning }
    if !problems.isEmpty {
      warn(of: problems, at: now)
    } else if !atNextStart.isEmpty {
      say(
        "configuration read again · at the next start: \(atNextStart.joined(separator: ", "))",
        at: now)
    } else {
      say("configuration read again", at: now)
    }
  }

  /// Nothing of what held changes.
  mutating func keepPreferences(problems: [String], at now: Now) {
    setup.configuration.problems = problems
    warn(of: problems, at: now)
  }

  mutating func takeCheck(problems: [String], at now: Now) {
    setup.configuration.problems = problems
    guard problems.isEmpty else { return showConfiguration() }
    say("nothing is wrong with \(setup.configuration.path)", at: now)
  }

  private mutating func warn(of problems: [String], at now: Now) {
    let more = problems.count > 1 ? " (and \(problems.count - 1) more: /config)" : ""
    say((problems.first ?? "") + more, kind: .warning, at: now)
  }

  private mutating func showConfiguration() {
    let facts = setup.configuration
    let actions = [
      Picker.Item(text: "edit it", detail: "in $EDITOR"),
      Picker.Item(
        text: "check it", detail: "with its themes and key files", id: Self.check),
    ]
    overlay = .choice(
      Picker(
        title: facts.path.isEmpty ? "configuration" : "configuration · \(facts.path)",
        allowsTyped: false,
        items: facts.problems.map { Picker.Item(text: $0) } + actions), .configuration)
  }

  private static let check = "check"
}
