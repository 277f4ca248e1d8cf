import Chat
import ChatUI
import TUI
import Testing

/// The configuration when it changes while the program runs, and `/config`.
struct ConfigurationTests {
  private var setup: ModelSetup {
    var setup = ModelSetup.cline
    setup.configuration = ConfigurationFacts(path: "~/.config/confab/config.toml")
    return setup
  }

  private func changed(_ change: (inout Preferences) -> Void) -> Preferences {
    var preferences = Preferences()
    change(&preferences)
    return preferences
  }

  @Test func takesWhatChangedAndSaysSo() {
    var story = Story(setup: setup)
    let preferences = changed {
      $0.reasoning = .full; $0.takeBackSeconds = 3
    }
    story.happens(.settings(.preferences(preferences, problems: [], atNextStart: [])))
    #expect(story.model.setup.preferences == preferences)
    #expect(story.screen().contains("configuration read again"))
  }

  @Test func keepsTheServersItKnows() {
    var setup = setup
    setup.preferences.endpoints = ["cline", "work"]
    var story = Story(setup: setup)
    let preferences = changed { $0.endpoints = ["other"] }
    story.happens(
      .settings(.preferences(preferences, problems: [], atNextStart: ["endpoints", "timeouts"])))
    #expect(story.model.setup.preferences.endpoints == ["cline", "work"])
    #expect(
      story.screen().contains("configuration read again · at the next start: endpoints, timeouts"))
  }

  @Test func namesTheFirstProblemAndWhereTheOthersAre() {
    var story = Story(120, 24, setup: setup)
    let problems = ["config.toml:3: them: unknown key; did you mean “theme”?", "config.toml:4: x"]
    let preferences = changed { $0.reasoning = .collapsed }
    story.happens(.settings(.preferences(preferences, problems: problems, atNextStart: [])))
    #expect(story.screen().contains("\(problems[0]) (and 1 more: /config)"))
    #expect(story.model.setup.preferences == preferences)
  }

  @Test func keepsWhatHeldWhenTheFileIsBroken() {
    var setup = setup
    setup.preferences.reasoning = .full
    var story = Story(setup: setup)
    story.type("half a prompt")
    story.happens(
      .settings(.unreadable(["config.toml:2: not valid TOML; what it said before still holds"])))
    #expect(story.model.setup.preferences.reasoning == .full)
    #expect(story.model.composer.text == "half a prompt")
    #expect(story.screen().contains("config.toml:2: not valid TOML"))
  }

  @Test func listsTheProblemsAndOffersToEditAndToCheck() {
    var setup = setup
    setup.configuration.problems = ["config.toml:3: them: unknown key"]
    var story = Story(setup: setup)
    _ = story.react(to: .input("/config".map { .key(KeyPress(.character($0))) }))
    _ = story.react(to: .input([.key(KeyPress(.enter))]))
    let screen = story.screen()
    for text in [
      "configuration · ~/.config/confab/config.toml", "▸ config.toml:3: them: unknown key",
      "edit it", "check it", "1 of 3",
    ] { #expect(screen.contains(text), "\(screen)") }
    story.press("down", "down", "enter", expecting: [.settings(.checkConfiguration)])
    story.happens(.settings(.checked(problems: [])))
    #expect(story.screen().contains("nothing is wrong with ~/.config/confab/config.toml"))
    story.happens(.settings(.checked(problems: ["config.toml:9: theme: there is no theme “x”"])))
    #expect(story.screen().contains("▸ config.toml:9: theme"))
    story.press("enter", expecting: [.settings(.editConfiguration)])
  }

  @Test(arguments: [
    ("/config edit", [Effect.settings(.editConfiguration)]),
    ("/config check", [.settings(.checkConfiguration)]), ("/config other", []),
  ])
  func takesAWord(text: String, effects: [Effect]) {
    var story = Story(setup: setup)
    _ = story.react(to: .input(text.map { .key(KeyPress(.character($0))) }))
    let happened = story.react(to: .input([.key(KeyPress(.enter))]))
    #expect(happened.filter { if case .settings = $0 { true } else { false } } == effects)
    if effects.isEmpty { #expect(story.screen().contains("/config edit opens the configuration")) }
  }
}
