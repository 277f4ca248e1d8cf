import Chat
import ChatUI
import TUI
import Testing

/// Another server in the middle of a conversation, as its user sees it.
@Suite struct EndpointStoryTests {
  private let llama = ModelID(rawValue: "llama3.2")

  /// An open conversation, asked of cline.
  private func story() -> Story {
    var story = Story(setup: .several)
    story.happens(
      .opened(
        StoredConversation(
          conversation: .sky, messages: [.prompt, .answer("Blue.", .complete)])))
    return story
  }

  private func changed(_ id: ConversationID = Conversation.sky.id) -> Event {
    .models(.endpoint(.ollama, model: llama, of: id))
  }

  @Test func anEndpointIsChosenFromTheListAndSeenEverywhere() {
    var story = story()
    story.type("/endpoint")
    _ = story.react(to: .input([.key(.init(.enter))]))
    #expect(story.screen().contains("▸ cline"))
    #expect(story.screen().contains("in use · api.cline.bot"))
    story.press("down", "down", "enter", expecting: [.models(.useEndpoint("ollama", nil))])
    #expect(story.row(-1).contains("│ cline │"))
    story.happens(changed())
    #expect(story.row(-1).contains("│ llama3.2 │ ollama │"))
    #expect(story.model.notice?.text == "ollama is asked now: llama3.2")
  }

  @Test func whatStandsInItsWayIsSaidAndTheOldOneStays() {
    var story = story()
    story.type("/endpoint openai")
    _ = story.react(to: .input([.key(.init(.enter))]))
    story.happens(.models(.endpointFailed("openai", reason: "No API key for openai.")))
    #expect(story.model.notice?.text == "openai cannot be used: No API key for openai.")
    #expect(story.row(-1).contains("│ cline │"))
    // A change that nobody waits for any more is no news.
    story.happens(.models(.endpoint(.cline, model: .sonnet, of: Conversation.sky.id)))
    #expect(story.model.notice?.text == "openai cannot be used: No API key for openai.")
  }

  @Test func aNameThatIsNoneIsNotAskedFor() {
    var story = story()
    story.type("/endpoint zzz")
    let effects = story.react(to: .input([.key(.init(.enter))]))
    #expect(!effects.contains { if case .models = $0 { true } else { false } })
    #expect(
      story.model.notice?.text
        == "there is no endpoint “zzz”: known here: cline, openai, ollama, demo")
  }

  @Test func duringAnAnswerTheOtherOneIsForTheNextPrompt() {
    var story = story()
    story.session(.status(.at(.receiving)))
    story.type("/endpoint ollama")
    let effects = story.react(to: .input([.key(.init(.enter))]))
    #expect(effects.contains(.models(.useEndpoint("ollama", nil))))
    story.happens(changed())
    #expect(story.model.notice?.text == "from the next prompt on: llama3.2 at ollama")
  }

  @Test func duringAWaitAModelOfAnotherEndpointIsAskedAtOnce() {
    var story = story()
    story.happens(.modelList(.hosted))
    story.session(.status(.backingOff(seconds: 3)))
    story.press("f5")
    story.happens(.models(.list(.local, endpoint: "ollama", .now)))
    story.press("shift-tab", expecting: [.models(.loadOf("demo"))])
    story.press("shift-tab", "enter", expecting: [.models(.useEndpoint("ollama", llama))])
    story.happens(changed())
    #expect(story.model.notice?.text == "ollama is asked now: llama3.2")
  }

  @Test func aFailedPromptIsAskedAgainThereOnceItIsChanged() {
    var story = Story.failed(80, 24)
    story.happens(.models(.list(.local, endpoint: "ollama", .now)))
    var setup = ModelSetup.several
    setup.model = .sonnet
    story.press("s", expecting: [.models(.load)])
    // Without other endpoints in the setup there is nothing to go on to.
    story.press("tab")
    #expect(story.model.notice?.text == "there is no other endpoint")
  }

  @Test func theErrorPanelChoosesAModelOfAnotherEndpointAndAsksAgain() {
    var story = Story(setup: .several)
    story.happens(.models(.list(.local, endpoint: "ollama", .now)))
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer("", .failed, attempts: [.failed(.unauthorized)]), siblings: nil),
      .status(.idle))
    story.session(
      .failed(MessageID(rawValue: "m2"), prompt: Message.prompt.text),
      expecting: [.saveDraft(Message.prompt.text)])
    story.press("s", expecting: [.models(.load)])
    story.press("shift-tab", expecting: [.models(.loadOf("demo"))])
    story.press("shift-tab", "enter", expecting: [.models(.useEndpoint("ollama", llama))])
    story.happens(changed(), [.session(.regenerate), .saveDraft("")])
  }

  @Test func theCooldownOfOneEndpointIsNotShownForAnother() {
    var story = story()
    story.session(.gate(.paced))
    #expect(story.row(-1).contains("paced"))
    story.happens(changed())
    #expect(!story.row(-1).contains("paced"))
  }

  @Test func eachConversationHasItsOwnEndpoint() {
    var story = story()
    story.happens(changed())
    story.press("alt-n", expecting: [.newConversation])
    // A new one is asked of the same.
    #expect(story.row(-1).contains("│ ollama │"))
    story.happens(.began(ConversationID(rawValue: "c2")))
    story.happens(
      .models(.endpoint(.cline, model: .sonnet, of: ConversationID(rawValue: "c2"))))
    #expect(story.row(-1).contains("│ cline │"))
    story.press("f6", expecting: [.showConversation(Conversation.sky.id)])
    #expect(story.row(-1).contains("│ llama3.2 │ ollama │"))
  }

  @Test func withNoModelKnownThereTheListOpens() {
    var story = story()
    story.type("/endpoint ollama")
    _ = story.react(to: .input([.key(.init(.enter))]))
    story.happens(
      .models(
        .endpoint(.ollama, model: ModelID(rawValue: ""), of: Conversation.sky.id)),
      [.models(.load)])
    #expect(story.screen().contains("asking ollama for its models …"))
    story.happens(
      .models(.list(.local, endpoint: "ollama", .now)), [.session(.useModel(llama))])
  }
}
