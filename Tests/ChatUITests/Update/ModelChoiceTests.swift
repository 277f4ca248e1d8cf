import Chat
import ChatUI
import TUI
import Testing

@Suite struct ModelChoiceTests {
  private let list = ["a/one", "b/two", "b/three"]
    .map { ModelInfo(id: ModelID(rawValue: $0), summary: "about \($0)") }

  private func use(_ id: String) -> Effect { .session(.useModel(ModelID(rawValue: id))) }

  @Test func loadsTheListOnceAndShowsItWhenItComes() {
    var story = Story()
    story.press("f5", expecting: [.models(.load)])
    #expect(story.screen().contains("asking cline for its models …"))
    story.press("esc", "f5")
    story.happens(.modelList(list))
    #expect(story.screen().contains("a/one"))
    story.press("esc", "f5")
    story.press("down", "enter", expecting: [use("b/two")])
    #expect(story.model.model.rawValue == "b/two")
  }

  @Test func choosesAnIDAsItIsTyped() {
    var story = Story()
    story.press("f5", expecting: [.models(.load)])
    story.type("my/own")
    story.press("enter", expecting: [use("my/own")])
  }

  @Test func saysWhyThereIsNoListAndAsksAgainNextTime() {
    var story = Story()
    story.press("f5", expecting: [.models(.load)])
    story.happens(.modelsFailed(.unauthorized))
    #expect(story.screen().contains("no list of models: 401 Unauthorized · Invalid API key"))
    story.press("esc")
    story.press("f5", expecting: [.models(.load)])
  }

  @Test func duringAWaitTheChosenModelIsTriedAtOnce() {
    var story = Story()
    story.happens(.modelList(list))
    story.session(.status(.backingOff(seconds: 3)))
    story.press("f5", "enter", expecting: [use("a/one")])
    #expect(story.model.notice == nil)
  }

  @Test func duringAnAnswerTheChosenModelIsForTheNextPrompt() {
    var story = Story()
    story.happens(.modelList(list))
    story.session(.status(.at(.receiving)))
    story.press("f5", "enter", expecting: [use("a/one")])
    #expect(story.model.notice?.text == "from the next prompt on: a/one")
  }

  @Test func startsAtTheModelInUse() {
    var story = Story()
    story.happens(.modelList(list))
    story.press("f5")
    story.type("three")
    story.press("enter", expecting: [use("b/three")])
    story.press("f5")
    #expect(story.screen().contains("▸ b/three"))
  }

  @Test func choosesAnEarlierPromptForTheComposer() {
    var story = Story()
    story.happens(.history([]))
    story.press("ctrl-r")
    #expect(story.model.notice?.text == "no earlier prompts")
    story.happens(.history(["newest", "older one", "oldest"]))
    story.press("ctrl-r")
    _ = story.react(to: .input([.paste("older")]))
    story.press("enter", expecting: [.saveDraft("older one")])
  }
}
