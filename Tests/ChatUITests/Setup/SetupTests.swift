import Chat
import TUI
import Testing

@testable import ChatUI

/// The first start, without a key.
@Suite struct SetupTests {
  static let facts = EndpointFacts(name: "ollama", address: "localhost:11434")

  static func story(_ columns: Int = 80, _ rows: Int = 24) -> Story {
    var setup = ModelSetup.cline
    setup.keyProblem = "No API key for cline."
    setup.keyEndpoints = ["cline", "openai", "openrouter"]
    return Story(columns, rows, setup: setup)
  }

  static func keep(_ key: String, _ endpoint: String = "cline", isChecked: Bool = false) -> Effect {
    .setup(.keepKey(SecretText(key), endpoint: endpoint, isChecked: isChecked))
  }

  @Test func asksForAKeyAndSaysWhatElseThereIs() {
    var story = Self.story()
    #expect(
      story.rows(10..<21) == """
        ┌─ welcome ────────────────────────────────────────────────────────────────────┐
        │ No API key for cline.                                                        │
        │ Who answers? Choose one; everything can be changed later.                    │
        │                                                                              │
        │ ▸ Paste a key for cline                                                      │
        │   key:                                                                       │
        │   Look around in the demo: no account, no network                            │
        │                                                                              │
        │ looking for servers on this machine …                                        │
        │ Enter checks and keeps it · Tab another endpoint · Esc later                 │
        └──────────────────────────────────────────────────────────────────────────────┘
        """)
  }

  @Test func aPastedKeyIsShownByItsLengthOnly() {
    var story = Self.story()
    story.happens(.input([.paste("  sk_very_secret_1234 \n")]))
    #expect(story.screen().contains("key: •••••••••••••••• 19 characters"))
    #expect(!story.screen().contains("secret"))
    #expect(story.model.composer.isEmpty)
    story.press("enter", expecting: [Self.keep("sk_very_secret_1234")])
    #expect(story.screen().contains("asking cline about the key …"))
    #expect("\(Self.keep("sk_very_secret_1234"))".contains("secret_1234") == false)
  }

  @Test func aKeyThatIsRefusedCanBeMended() {
    var story = Self.story()
    story.happens(.input([.paste("sk_1")]))
    story.press("enter", expecting: [Self.keep("sk_1")])
    story.happens(
      .setup(.refused(reason: "The key was not accepted: 401 Unauthorized", canKeep: false)))
    #expect(story.screen().contains("The key was not accepted: 401 Unauthorized"))
    story.press("backspace", "2")
    story.press("enter", expecting: [Self.keep("sk_2")])
  }

  @Test func aKeyThatCannotBeCheckedIsKeptWhenTheUserSaysSo() {
    var story = Self.story()
    story.happens(.input([.paste("sk_1")]))
    story.press("enter", expecting: [Self.keep("sk_1")])
    story.happens(
      .setup(.refused(reason: "The endpoint could not be asked: no connection.", canKeep: true)))
    #expect(story.screen().contains("Enter keeps it all the same"))
    story.press("enter", expecting: [Self.keep("sk_1", isChecked: true)])
  }

  @Test func escapeGivesUpTheCheckFirst() {
    var story = Self.story()
    story.happens(.input([.paste("sk_1")]))
    story.press("enter", expecting: [Self.keep("sk_1")])
    story.press("esc", expecting: [.setup(.cancelCheck)])
    #expect(story.screen().contains("welcome"))
    story.press("esc")
    #expect(!story.screen().contains("─ welcome ─"))
  }

  @Test func theKeyMayBeForAnotherEndpoint() {
    var story = Self.story()
    story.press("tab")
    #expect(story.screen().contains("▸ Paste a key for openai"))
    story.happens(.input([.paste("sk_1")]))
    story.press("enter", expecting: [Self.keep("sk_1", "openai")])
  }

  @Test func aServerOnThisMachineIsOfferedAndUsed() {
    var story = Self.story()
    story.happens(.setup(.localServer(Self.facts, models: 3, first: "llama3.2")))
    story.happens(.setup(.lookedForServers))
    #expect(story.screen().contains("  Use ollama on this machine (3 models, llama3.2)"))
    story.press("down")
    #expect(story.screen().contains("▸ Use ollama on this machine (3 models, llama3.2)"))
    story.press("enter", expecting: [.setup(.useServer("ollama"))])
    story.happens(.setup(.begins(with: Self.facts, problem: nil)))
    #expect(story.model.notice?.text == "ollama is asked from now on, and at the next start")
    #expect(!story.screen().contains("─ welcome ─"))
  }

  @Test func saysWhenNoServerAnswers() {
    var story = Self.story()
    story.happens(.setup(.lookedForServers))
    #expect(story.screen().contains("no server answers on this machine"))
  }

  @Test func theCursorStaysOnItsChoiceWhenAServerIsFound() {
    var story = Self.story()
    story.press("down")
    story.happens(.setup(.localServer(Self.facts, models: 1, first: nil)))
    story.press("enter", expecting: [.setup(.useDemo)])
  }

  @Test func whatIsSentWithoutAKeyWaitsInTheComposer() {
    var story = Self.story()
    story.press("esc")
    story.type("hello")
    story.press("enter", expecting: [.setup(.lookForServers)])
    #expect(story.screen().contains("─ welcome ─"))
    #expect(story.model.composer.text == "hello")
    story.happens(.setup(.ready(ModelSetup.cline.facts, kept: "/home/u/cline.key", problem: nil)))
    #expect(
      story.model.notice?.text == "cline is asked from now on; the key is kept in /home/u/cline.key"
    )
    story.press("enter", expecting: [.session(.send("hello")), .saveDraft("")])
  }

  @Test(arguments: [(20, 5), (40, 12), (120, 40)])
  func theChoicesAreInSightInEveryWindow(columns: Int, rows: Int) {
    var story = Self.story(columns, rows)
    let screen = story.screen()
    #expect(screen.contains("▸ Paste a key"))
    #expect(screen.contains("key:"))
  }
}
