import Chat
import ChatUI
import Testing

/// Closing open conversations.
@Suite struct CloseTests {
  private let first = Conversation.sky.id
  private let second = ConversationID(rawValue: "c2")

  /// One conversation, answered.
  private func one() -> Story {
    var story = Story()
    story.happens(.began(first))
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer("Blue.", .complete), siblings: nil), .status(.idle))
    return story
  }

  @Test func aNewOneTakesThePlaceOfTheOnlyOne() {
    var story = one()
    story.press("alt-q", expecting: [.newConversation, .closeConversation(first)])
    #expect(story.model.transcript.isEmpty)
    // What it still tells is for nobody, also before the new one has its name.
    story.happens(.background(first, .message(.prompt, siblings: nil)))
    #expect(story.model.transcript.isEmpty)
    story.happens(.began(second))
    story.happens(.closed(first))
    story.happens(.background(first, .message(.prompt, siblings: nil)))
    #expect(story.model.transcript.isEmpty)
    story.happens(.background(second, .message(.prompt, siblings: nil)))
    #expect(!story.model.transcript.isEmpty)
    // Opened from the log again, it tells again.
    story.happens(.opened(StoredConversation(conversation: .sky, messages: [.prompt])))
    story.happens(.background(first, .message(.answer("Blue."), siblings: nil)))
    #expect(story.model.transcript.messages.count == 2)
  }

  @Test func theNextOneComesToTheFrontAndTheDraftIsKept() {
    var story = one()
    story.press("alt-n", expecting: [.newConversation])
    story.happens(.began(second))
    story.happens(.background(second, .message(.prompt, siblings: nil)))
    story.type("half a thought")
    story.press("alt-q", expecting: [.showConversation(first), .closeConversation(second)])
    #expect(story.screen().contains("Blue."))
    #expect(!story.row(-1).contains("more"))
  }

  @Test func anAnswerThatIsComingIsStoppedByTheSecondKeyOnly() {
    var story = one()
    story.session(.status(.at(.receiving)))
    story.press("alt-q")
    #expect(
      story.model.notice?.text
        == "an answer is still coming: Alt-Q once more stops it and closes")
    // Any other key says that it was not meant.
    story.press("left", "alt-q")
    story.press("alt-q", expecting: [.newConversation, .closeConversation(first)])
  }

  @Test func whatWasTypedInANewOneIsNotThrownAway() {
    var story = one()
    story.press("alt-n", expecting: [.newConversation])
    story.happens(.began(second))
    story.type("x")
    story.press("alt-q")
    #expect(story.model.notice?.text == "what is typed here was not sent: Ctrl-C clears it")
    story.press("backspace", expecting: [.saveDraft("")])
    story.press("alt-q", expecting: [.showConversation(first)])
  }

  @Test func saysThatNothingIsOpen() {
    var story = Story()
    story.press("alt-q")
    #expect(story.model.notice?.text == "no conversation is open")
  }
}
