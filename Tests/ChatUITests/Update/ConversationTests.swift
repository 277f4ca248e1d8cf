import Chat
import ChatUI
import TUI
import Testing

@Suite struct ConversationTests {
  private func stored(_ answer: Message, draft: String = "") -> StoredConversation {
    StoredConversation(conversation: .sky, messages: [.prompt, answer], draft: draft)
  }

  @Test func enterGoesOnWithTheOfferedConversation() {
    var story = Story()
    story.happens(.offered(.sky, .seen))
    story.press("enter", expecting: [.openConversation(Conversation.sky.id)])
    story.happens(.opened(stored(.answer("Blue.", .complete), draft: "and")), [.saveDraft("and")])
    #expect(story.screen().contains("Why is the sky blue?"))
    #expect(story.row(-1).hasPrefix(" sky colours │"))
    #expect(story.model.notice == nil)
  }

  @Test func typingBeginsANewConversationInstead() {
    var story = Story()
    story.happens(.offered(.sky, .seen))
    story.type("new")
    story.press("enter", expecting: [.session(.send("new")), .saveDraft("")])
    #expect(story.model.offer == nil)
  }

  @Test func anOfferThatComesLateIsNotMade() {
    var story = Story()
    story.session(.message(.prompt, siblings: nil))
    story.happens(.offered(.sky, .seen))
    #expect(story.model.offer == nil)
  }

  @Test func anAnswerThatAnEndedProgramLeftIsAFragment() {
    var story = Story()
    story.happens(.opened(stored(.answer("Because"))))
    #expect(story.model.transcript.messages.map(\.state) == [.complete, .interrupted])
    #expect(story.model.notice?.text == "the last answer was cut off: Alt-R asks again")
    story.press("alt-r", expecting: [.session(.regenerate)])
  }

  @Test func openingKeepsWhatIsTypedAndTheDraftThatWasThere() {
    var story = Story()
    story.type("mine")
    story.happens(
      .opened(stored(.answer("Blue.", .complete), draft: "stored")),
      [.saveDraft("stored\n\nmine")])
    #expect(story.model.composer.text == "stored\n\nmine")
  }

  @Test func beginsANewConversationBesideTheOneThatIsOpen() {
    var story = Story()
    story.press("alt-n")
    story.happens(.opened(stored(.answer("Blue.", .complete))))
    story.session(.status(.at(.receiving)))
    story.press("alt-n", expecting: [.newConversation])
    #expect(story.model.transcript.isEmpty)
    #expect(story.model.conversation == nil)
    #expect(story.row(-1).hasPrefix(" 1 more: 1 running │ new │"))
  }

  @Test func aConversationOfTheLogTakesItsPlaceBesideTheOneThatIsOpen() {
    var story = Story()
    story.happens(.began(ConversationID(rawValue: "c0")))
    story.session(.message(.prompt, siblings: nil))
    story.happens(.opened(stored(.answer("Blue.", .complete))))
    #expect(story.model.transcript.messages.count == 2)
    #expect(story.row(-1).hasPrefix(" 1 more │ sky colours │"))
  }

  @Test func asksAgainOnlyWhenThereIsAnAnswer() {
    var story = Story()
    story.press("alt-r")
    #expect(story.model.notice?.text == "there is no answer to ask for again")
  }

  @Test func sumsUpWhatTheShownMessagesTook() {
    var story = Story()
    var attempt = Attempt.first
    attempt.usage = Usage(promptTokens: 1_200, completionTokens: 3_400, cost: 0.031)
    let answer = Message.answer("Blue.", .complete, attempts: [attempt])
    story.session(.message(.prompt, siblings: nil), .message(answer, siblings: nil))
    story.session(.message(answer, siblings: nil))
    #expect(story.row(-1).contains("│ ↑1.2k ↓3.4k │ $0.031 │"))
    story.session(.removed(answer.id))
    #expect(story.row(-1).contains("│ cline │ $– │ F1 help"))
  }

  @Test func scrollingUpIsSaidAndEndGoesBack() {
    var story = Story(80, 10)
    let lines = (1...60).map { "- line \($0)" }.joined(separator: "\n")
    story.session(.message(.prompt, siblings: nil))
    story.session(.message(.answer(lines), siblings: nil))
    _ = story.screen()
    story.happens(.input([.wheel(-1)]))
    #expect(story.row(-3).hasSuffix("further up · End ──"))
    let top = story.row(0)
    story.session(
      .appended(MessageID(rawValue: "m2"), text: "\n- a\n- b\n- c", reasoning: ""))
    #expect(story.row(0) == top)
    #expect(story.row(-3).hasSuffix("new lines · End ──"))
    story.press("end")
    #expect(story.row(-3).allSatisfy { $0 == "─" })
    story.press("page-up")
    story.press("ctrl-end")
    #expect(story.row(-4).hasPrefix("• c") || story.row(-5).hasPrefix("• c"))
  }
}
