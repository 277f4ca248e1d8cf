import Chat
import ChatUI
import TUI
import Testing

@Suite struct SendTests {
  private func running() -> Story {
    var story = Story()
    story.session(.message(.prompt, siblings: nil), .status(.at(.connecting)))
    return story
  }

  @Test func entersSendsWhatIsTypedAndEmptiesTheComposer() {
    var story = Story()
    story.type("hello")
    story.press("enter", expecting: [.session(.send("hello")), .saveDraft("")])
    #expect(story.model.composer.isEmpty)
  }

  @Test(arguments: ["", "   ", "\n"])
  func sendsNothingThatIsEmpty(text: String) {
    var story = Story()
    if !text.isEmpty { story.happens(.draft(text), [.saveDraft(text)]) }
    story.press("enter")
    #expect(story.model.composer.text == text)
  }

  @Test func aPromptThatIsSentWhileAnAnswerIsComingWaitsInSight() {
    var story = running()
    story.type("next")
    story.press("enter", expecting: [.session(.send("next")), .saveDraft("")])
    #expect(story.model.composer.isEmpty)
    story.session(.queued(["next"]), expecting: [.saveDraft("next")])
    #expect(story.row(-4) == "queued: next · Alt-U takes back")
    story.session(.queued([]), .status(.idle), expecting: [.saveDraft("")])
    #expect(!story.screen().contains("queued"))
  }

  @Test func promptsThatWaitAreTakenBackByAKey() {
    var story = running()
    story.press("alt-u")
    #expect(story.model.notice?.text == "no prompt waits to be sent")
    story.session(.queued(["one", "two"]), expecting: [.saveDraft("one\n\ntwo")])
    story.press("alt-u", expecting: [.session(.takeBackQueue)])
    // The saved draft has them at each moment.
    story.session(.unsentReturned("one\n\ntwo"), expecting: [.saveDraft("one\n\ntwo")])
    #expect(story.model.composer.text == "one\n\ntwo")
    // What is typed meanwhile stays, beneath them.
    let joined = "zero\n\none\n\ntwo"
    story.session(.queued(["zero"]), expecting: [.saveDraft(joined)])
    story.press("alt-u", expecting: [.session(.takeBackQueue)])
    story.session(.unsentReturned("zero"), expecting: [.saveDraft(joined)])
    story.session(.promptReturned("cancelled"))
    #expect(story.model.composer.text == joined)
  }

  @Test func promptsThatWaitComeBackBeneathTheOneThatWasNotAnswered() {
    var story = running()
    story.session(.queued(["next"]), expecting: [.saveDraft("next")])
    story.session(.promptReturned("first"), expecting: [.saveDraft("next\n\nfirst")])
    story.session(.unsentReturned("next"), expecting: [.saveDraft("first\n\nnext")])
    #expect(story.model.composer.text == "first\n\nnext")
  }

  @Test func promptsThatWaitComeBackAboveWhatIsTyped() {
    var story = running()
    story.session(.queued(["next"]), expecting: [.saveDraft("next")])
    _ = story.react(to: .input([.key(KeyPress(.character("x")))]))
    story.session(.unsentReturned("next"), expecting: [.saveDraft("next\n\nx")])
    #expect(!story.screen().contains("queued"))
  }

  @Test func enterOnAnEmptyComposerRetriesNowDuringAWaitOnly() {
    var story = running()
    story.press("enter")
    story.session(.status(.backingOff(seconds: 3)))
    story.press("enter", expecting: [.session(.retryNow)])
    story.type("x")
    story.press("enter", expecting: [.session(.send("x")), .saveDraft("")])
  }

  @Test func asksForAModelBeforeAnythingIsSentWithoutOne() {
    var setup = ModelSetup.cline
    setup.model = ModelID(rawValue: "")
    var story = Story(setup: setup)
    story.type("hello")
    story.press("enter", expecting: [.models(.load)])
    #expect(story.model.composer.text == "hello")
    let first = ModelID(rawValue: "a/b")
    story.happens(.modelList([ModelInfo(id: first)]), [.session(.useModel(first))])
    story.press("enter", expecting: [.session(.useModel(first))])
    story.press("enter", expecting: [.session(.send("hello")), .saveDraft("")])
  }

  @Test func aPasteIsPartOfTheDraft() {
    var story = Story()
    story.happens(.input([.paste("a\r\nb")]), [.saveDraft("a\nb")])
    story.press("enter", expecting: [.session(.send("a\nb")), .saveDraft("")])
  }

  @Test func aPromptThatCameBackAndIsSentUnchangedDoesNotStandTwice() {
    var story = Story()
    story.session(
      .message(.prompt, siblings: nil),
      .message(.answer("", .failed, attempts: [.failed(.unauthorized)]), siblings: nil))
    story.session(
      .failed(MessageID(rawValue: "m2"), prompt: Message.prompt.text),
      expecting: [.saveDraft(Message.prompt.text)])
    story.press("esc")
    story.press("enter", expecting: [.session(.regenerate), .saveDraft("")])
  }

  @Test func aPromptThatCameBackAndWasChangedIsANewOne() {
    var story = Story()
    story.session(
      .message(.prompt, siblings: nil),
      .message(.answer("", .failed, attempts: [.failed(.unauthorized)]), siblings: nil))
    story.session(
      .failed(MessageID(rawValue: "m2"), prompt: Message.prompt.text),
      expecting: [.saveDraft(Message.prompt.text)])
    story.press("esc")
    story.type("!")
    story.press(
      "enter", expecting: [.session(.send(Message.prompt.text + "!")), .saveDraft("")])
  }

  @Test func savesADraftOnlyWhenItChanged() {
    var story = Story()
    story.type("ab")
    story.press("left", "right", "home")
    story.press("delete", expecting: [.saveDraft("b")])
    story.happens(.input([.focus(true), .reply("x"), .wheel(1)]))
  }
}
