import Chat
import ChatUI
import TUI
import Testing

/// Other versions of a message, by keys.
@Suite struct BranchTests {
  private let prompt = MessageID(rawValue: "m3")
  private let answer = MessageID(rawValue: "m4")
  private let other = Message.answer("An older answer.", .complete, id: "m0")

  private var siblings: BranchEvent {
    .siblings(answer, [other, .answer(Story.lastAnswer, .complete, id: "m4")])
  }

  @Test func sendsAnEditedPromptAsANewBranch() {
    var story = Story.conversation(80, 24)
    story.type("a draft")
    story.press("alt-s", "up", "e", expecting: [.saveDraft("a draft")])
    #expect(story.model.composer.text == "And in the evening?")
    #expect(
      story.row(-4) == "editing your prompt of 14:03 · Enter sends it as a new branch · Esc leaves")
    story.press("!", expecting: [.saveDraft("a draft\n\nAnd in the evening?!")])
    story.press(
      "enter",
      expecting: [.session(.edit(prompt, "And in the evening?!")), .saveDraft("a draft")])
    #expect(story.model.composer.text == "a draft")
  }

  @Test func keepsAnEditedAnswerAsANewVersion() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "e", expecting: [.saveDraft("")])
    #expect(story.row(-4).contains("editing the answer of 14:03"))
    story.press("ctrl-u", expecting: [.saveDraft("")])
    story.press("N", "o", expecting: [.saveDraft("No")])
    story.press("enter", expecting: [.session(.edit(answer, "No")), .saveDraft("")])
    // It is no prompt: the history does not have it.
    #expect(story.model.composer.history == [])
  }

  @Test func asksAgainForAPromptThatWasNotChanged() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "up", "e", expecting: [.saveDraft("")])
    story.press("enter", expecting: [.session(.regenerateAnswer(prompt)), .saveDraft("")])
  }

  @Test func leavesTheMessageAsItWasOnEscape() {
    var story = Story.conversation(80, 24)
    story.type("a draft")
    story.press("alt-s", "up", "e", expecting: [.saveDraft("a draft")])
    story.press("x", expecting: [.saveDraft("a draft\n\nAnd in the evening?x")])
    story.press("esc", expecting: [.saveDraft("a draft")])
    #expect(story.model.composer.text == "a draft")
    #expect(story.screen().contains("the message stays as it was: Ctrl-_ brings back"))
    story.press("ctrl-_", expecting: [.saveDraft("And in the evening?x")])
  }

  @Test func stepsBetweenVersionsOfThePromptWhenItsAnswerHasOneOnly() {
    var story = Story.conversation(80, 24)
    story.session(
      .message(.answer("Blue.", .complete, id: "m4"), siblings: nil),
      .message(
        Message(
          id: prompt, conversation: Conversation.sky.id, role: .user, text: "And at night?",
          createdAt: WallTime(seconds: 50_580)),
        siblings: SiblingPosition(position: 2, count: 2)))
    story.press("alt-,", expecting: [.branch(.loadSiblings(prompt))])
    story.happens(
      .branches(
        .siblings(
          prompt, [.answer("", .complete, id: "m0"), .answer("", .complete, id: "m3")])),
      [.session(.show(MessageID(rawValue: "m0")))])
  }

  @Test func asksForAnAnswerAgainAndForksFromAMessage() {
    var story = Story.conversation(80, 24)
    story.press(
      "alt-s", "left", "left", "r",
      expecting: [.session(.regenerateAnswer(MessageID(rawValue: "m2")))])
    story.press("alt-s", "f", expecting: [.branch(.fork(answer))])
  }

  @Test func showsTheSiblingBeforeOfTheLastAnswer() {
    var story = Story.conversation(80, 24)
    story.press("alt-,", expecting: [.branch(.loadSiblings(answer))])
    story.happens(.branches(siblings), [.session(.show(other.id))])
    story.press("alt-.")
    #expect(story.screen().contains("this is the last version"))
  }

  @Test func theCursorGoesToTheSiblingThatIsShown() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "[", expecting: [.branch(.loadSiblings(answer))])
    story.happens(.branches(siblings), [.session(.show(other.id))])
    var shown = other
    shown.parent = prompt
    story.session(
      .branch(
        BranchPage(
          messages: [shown], siblings: [other.id: SiblingPosition(position: 1, count: 2)]),
        focus: other.id))
    story.press("y", expecting: [.copy("An older answer.", what: "block")])
  }

  @Test func saysThatAMessageHasNoOtherVersion() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "up", "]")
    #expect(story.screen().contains("this prompt has no other version"))
  }

  @Test func doesNotChangeTheBranchUnderAnAnswerThatComes() {
    var story = Story.conversation(80, 24)
    story.session(.status(.at(.receiving)))
    story.press("alt-,")
    #expect(story.screen().contains("An answer is still coming"))
    story.press("alt-g", expecting: [.branch(.loadTree(Conversation.sky.id))])
    story.happens(.branches(.tree(Conversation.sky.id, TreeScreenTests.segments)))
    story.press("up", "enter")
    #expect(story.screen().contains("An answer is still coming"))
  }

  @Test func showsTheBranchThatIsChosenInTheTree() {
    var story = Story.conversation(80, 24)
    story.press("alt-g", expecting: [.branch(.loadTree(Conversation.sky.id))])
    story.happens(.branches(.tree(Conversation.sky.id, TreeScreenTests.segments)))
    story.press("up", "enter", expecting: [.session(.show(MessageID(rawValue: "e")))])
  }
}
