import Chat
import ChatUI
import Markup
import Testing

/// Texts of the conversation that are named by numbers, as the full screen's cursor names them.
struct LinearTextsTests {
  private static let source = "See <https://a.example/x> and [b](https://b.example/y)."

  /// Two prompts and their answers, read.
  private func opened() -> LinearStory {
    var story = LinearStory()
    var second = Message.prompt
    second.id = MessageID(rawValue: "m3")
    second.parent = MessageID(rawValue: "m2")
    second.text = "And at night?"
    var last = Message.answer(Self.source, .complete, id: "m4")
    last.parent = second.id
    story.happens(
      .opened(
        StoredConversation(
          conversation: .sky,
          messages: [.prompt, .answer("Scattering.", .complete), second, last])))
    _ = story.text()
    _ = story.effects()
    return story
  }

  @Test func theAnswersLinksHaveNumbersAndANumberCopiesOne() {
    var story = opened()
    story.type("/links")
    let list = story.text()
    #expect(list.contains("1. https://a.example/x\n"))
    #expect(list.contains("2. https://b.example/y, b\n"))
    story.type("2")
    guard case .copy("https://b.example/y", _)? = story.effects().last else {
      Issue.record("the link is not copied")
      return
    }
    #expect(story.prompt == "You: ")
  }

  @Test func thePagerShowsTheAnswerOrTheLastMessages() {
    var story = opened()
    story.type("/pager")
    guard case .selection(.openPager(let answer, _))? = story.effects().last else {
      Issue.record("no pager")
      return
    }
    #expect(answer.contains("https://b.example/y") && !answer.contains("night"))
    story.type("/pager 3")
    guard case .selection(.openPager(let several, _))? = story.effects().last else {
      Issue.record("no pager for several")
      return
    }
    for words in ["Scattering.", "And at night?", "https://b.example/y"] {
      #expect(several.contains(words))
    }
    #expect(!several.contains("Why is the sky blue?"))
  }

  @Test func anEarlierPromptIsEditedAndSentAsAnotherVersion() {
    var story = opened()
    story.type("/edit 2")
    #expect(story.text().contains("Editing: Why is the sky blue?"))
    story.type("Why is it red?")
    #expect(story.effects().last == .session(.edit(Message.prompt.id, "Why is it red?")))
    #expect(story.prompt == "You: ")
  }

  @Test(arguments: [
    ("/edit 9", "no prompt 9"), ("/edit x", "takes a number"), ("/pager 0", "takes a number"),
    ("/find-regex", "what to find"),
  ])
  func saysWhatIsNotThere(line: String, words: String) {
    var story = opened()
    story.type(line)
    #expect(story.text().contains(words))
    #expect(story.effects() == [])
  }

  @Test func optionsOfAFindAreForOnce() {
    var story = opened()
    var asked: [FindRequest] = []
    for line in ["/find-regex n.ght", "/find-words night", "/find-case Night", "/find night"] {
      story.type(line)
      asked += story.effects().compactMap {
        if case .find(.search(let request)) = $0 { request } else { nil }
      }
      story.type("")
    }
    #expect(
      asked.map(\.pattern.options) == [
        .init(isRegex: true), .init(wholeWords: true), .init(matchesCase: true), .init(),
      ])
  }

  @Test func helpNamesEachCommandOnce() {
    var story = LinearStory()
    story.type("/help edit")
    let lines = story.text().split(separator: "\n").filter { $0.hasPrefix("/edit:") }
    #expect(lines.count == 1)
  }
}
