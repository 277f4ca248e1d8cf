import Chat
import ChatUI
import TUI
import Testing

/// The list of what a word may become, driven by keys.
@Suite struct CompletionTests {
  /// Keys in order: `text` is typed, `<tab>` is a key.
  private func press(_ keys: String, in story: inout Story) -> [Effect] {
    var effects: [Effect] = []
    var rest = keys[...]
    while let character = rest.first {
      var key = KeyPress(.character(character))
      rest.removeFirst()
      if character == "<", let end = rest.firstIndex(of: ">"),
        let named = KeyPress(notation: String(rest[..<end]))
      {
        key = named
        rest = rest[rest.index(after: end)...]
      }
      effects += story.react(to: .input([.key(key)])).filter { effect in
        if case .saveDraft = effect { false } else { true }
      }
    }
    return effects
  }

  private func story() -> Story {
    var setup = ModelSetup.cline
    setup.preferences.endpoints = ["cline", "ollama", "work"]
    var story = Story(80, 24, setup: setup)
    story.happens(
      .modelList([
        ModelInfo(id: .sonnet, summary: "200k context"),
        ModelInfo(id: ModelID(rawValue: "openai/gpt-5"), summary: "400k context"),
      ]))
    return story
  }

  /// What stands in the composer afterwards; and whether the list is open.
  @Test(arguments: [
    ("/rena<esc>", "/rena", false),
    ("/outl", "/outl", true),
    // Tab takes what is selected: with a blank where something follows.
    ("/fin<tab>", "/find ", false),
    ("/outl<tab>", "/outline", true),
    ("/<tab>", "/new", true),
    ("/<down><tab>", "/new", true),
    ("/bookm<down><tab>", "/bookmarks", true),
    ("/bookm<down><up><tab>", "/bookmark", true),
    // Closed by a key it stays so for this word.
    ("/ou<esc>t", "/out", false),
    ("/ou<esc><backspace><backspace><backspace>/", "/", true),
    // Models are complete where they stand in the list.
    ("/model gp<tab>", "/model openai/gpt-5", false),
    ("/model <down><down><tab>", "/model openai/gpt-5", false),
    ("/model gp<enter>", "/model openai/gpt-5", false),
    // A prompt is nobody's business.
    ("and/or", "and/or", false),
    ("/usr/bin", "/usr/bin", false),
    ("a /outl", "a /outl", false),
    ("//outl", "//outl", false),
    ("/outl is not it", "/outl is not it", false),
    ("mail@example.org", "mail@example.org", false),
    // Where the cursor is in the middle nothing is taken.
    ("/outl<left>", "/outl", false),
  ])
  func listsAndTakes(keys: String, text: String, isOpen: Bool) {
    var story = story()
    _ = press(keys, in: &story)
    #expect(story.model.composer.text == text)
    #expect(story.screen().contains("closes · ") == isOpen)
  }

  @Test(arguments: [
    // Without anything to follow, Enter on what is selected runs it at once.
    ("/quit<enter>", [Effect.quit]), ("/qui<enter>", [.quit]), ("/exi<enter>", [.quit]),
    ("/redr<enter>", [.redrawAll]), ("/suspend<enter>", [.suspend]),
    // What is typed whole is meant, whatever else is listed.
    ("/q<enter>", [.quit]),
    ("/model my/own<enter>", [.session(.useModel(ModelID(rawValue: "my/own")))]),
    (
      "/model gp<enter><enter>",
      [.session(.useModel(ModelID(rawValue: "openai/gpt-5")))]
    ),
    ("/model x<esc><enter>", [.session(.useModel(ModelID(rawValue: "x")))]),
  ])
  func enterRunsWhatIsComplete(keys: String, effects: [Effect]) {
    var story = story()
    #expect(press(keys, in: &story).contains(effects[0]))
  }

  @Test func aLineThatWasRunIsGoneAndUndoBringsItBack() {
    var story = story()
    #expect(press("/redraw<enter>", in: &story) == [.redrawAll])
    #expect(story.model.composer.isEmpty)
    #expect(story.model.composer.history.isEmpty)
    _ = press("<ctrl-_>", in: &story)
    #expect(story.model.composer.text == "/redraw")
  }

  @Test(arguments: [
    ("/nwe", "no command /nwe: /new?"),
    ("/continue", "/continue: there is no cut answer to continue"),
    ("/new<esc> book", "/new takes nothing after it"),
    ("/", "type a command's name after the slash"),
    ("/take-back", "/take-back: no prompt waits to be sent"),
  ])
  func whatCannotBeRunStaysAndIsToldWhy(keys: String, notice: String) {
    var story = story()
    #expect(press(keys + "<enter>", in: &story) == [])
    #expect(story.model.notice?.text.hasPrefix(notice) == true, "\(story.model.notice?.text ?? "")")
    #expect(!story.model.composer.isEmpty)
  }

  @Test func asksForPathsAndTakesThoseOfTheNewestRequest() {
    var story = story()
    let asked = press("look at @ma", in: &story)
    #expect(
      asked == [
        .attachments(.findPaths(number: 1, query: "")),
        .attachments(.findPaths(number: 2, query: "m")),
        .attachments(.findPaths(number: 3, query: "ma")),
      ])
    #expect(!story.screen().contains("─ files"))
    let paths = [
      PathMatch(path: "main.swift", isDirectory: false), PathMatch(path: "maps", isDirectory: true),
    ]
    story.happens(.attachments(.paths(number: 2, [paths[0]], isComplete: true)))
    #expect(!story.screen().contains("─ files"))
    story.happens(.attachments(.paths(number: 3, paths, isComplete: true)))
    #expect(story.screen().contains("─ files"))
    // A directory is gone into.
    let next = press("<down><tab>", in: &story)
    #expect(story.model.composer.text == "look at @maps/")
    #expect(next == [.attachments(.findPaths(number: 4, query: "maps/"))])
  }

  @Test func undoAndTheHistoryOpenNothing() {
    var story = story()
    story.happens(.history(["/outline me", "/usr"]))
    _ = press("<up>", in: &story)
    #expect(!story.screen().contains("closes · "))
    _ = press("<ctrl-u>/ou<ctrl-c><ctrl-_>", in: &story)
    #expect(story.model.composer.text == "/ou")
    #expect(!story.screen().contains("closes · "))
  }

  @Test func theChatsOtherKeysWorkOnWhileTheListIsOpen() {
    var story = story()
    _ = press("/ou<ctrl-a>x", in: &story)
    #expect(story.model.composer.text == "x/ou")
    _ = press("<ctrl-c>/ou<f1>", in: &story)
    #expect(story.screen().contains("─ help"))
    #expect(!story.screen().contains("closes · "))
    _ = press("<esc>", in: &story)
    #expect(story.screen().contains("closes · "))
  }

  @Test func aSecondSlashSendsATextThatBeginsWithOne() {
    var story = story()
    #expect(
      press("//new is a command<enter>", in: &story)
        == [.session(.send("/new is a command"))])
  }
}
