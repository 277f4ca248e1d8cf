import Chat
import ChatUI
import Testing

/// What is open as a numbered list; lines that belong together; what has no place here.
struct LinearListTests {
  private static let models = ["anthropic/claude-sonnet-4.6", "openai/o3", "google/gemini"].map {
    ModelInfo(id: ModelID(rawValue: $0))
  }

  private func choosing() -> LinearStory {
    var story = LinearStory()
    story.happens(.began(Conversation.sky.id))
    story.happens(.models(.list(Self.models, endpoint: "cline", .now)))
    _ = story.text()
    story.type("/model")
    return story
  }

  @Test func aModelIsChosenByItsNumber() {
    var story = choosing()
    #expect(
      story.text() == """
        You: /model
        Models of cline:
        1. anthropic/claude-sonnet-4.6, in use
        2. openai/o3
        3. google/gemini
        Type a number, a word to narrow it down, or Enter to go back.
        """)
    story.type("3")
    #expect(story.effects() == [.session(.useModel(ModelID(rawValue: "google/gemini")))])
    #expect(story.prompt == "You: ")
  }

  @Test func aWordNarrowsAListDownAndEnterLeavesIt() {
    var story = choosing()
    _ = story.text()
    story.type("openai")
    #expect(
      story.text() == """
        Number: openai
        Models of cline:
        1. openai/o3
        2. openai, as you typed it
        Type a number, a word to narrow it down, or Enter to go back.
        """)
    story.type("")
    #expect(story.prompt == "You: ")
    #expect(story.effects() == [])
    #expect(story.model.model == .sonnet)
  }

  /// Enough models for several pages.
  @Test func aLongListIsReadPageByPageAndItsNumbersGoOn() {
    var story = LinearStory()
    let many = (1...40).map { ModelInfo(id: ModelID(rawValue: "m/\($0)")) }
    story.happens(.models(.list(many, endpoint: "cline", .now)))
    story.type("/model")
    let first = story.text()
    #expect(first.contains("Models of cline, 40 in all:\n"))
    #expect(first.contains("\n15. m/15\nType a number, more for 25 more,"))
    story.type("more")
    let more = story.text()
    #expect(more.contains("\n16. m/16\n"))
    #expect(!more.contains("\n15."))
    story.type("17")
    #expect(story.effects().last == .session(.useModel(ModelID(rawValue: "m/17"))))
  }

  @Test func whatWasReadIsMeantWhereverItStandsByThen() {
    var story = choosing()
    story.happens(.models(.list(Self.models.reversed(), endpoint: "cline", .now)))
    #expect(story.text().hasSuffix("or Enter to go back."), "the new order is read")
    story.type("1")
    #expect(story.effects() == [.session(.useModel(ModelID(rawValue: "google/gemini")))])
  }

  // MARK: Lines that belong together

  @Test func aBackslashGoesOnInTheNextLine() {
    var story = LinearStory()
    story.happens(.began(Conversation.sky.id))
    story.type("First \\")
    #expect(story.prompt == "More: ")
    #expect(story.model.composer.text == "First ", "it is a draft until then")
    story.type("second")
    #expect(story.effects() == [.session(.send("First \nsecond"))])
  }

  @Test func pastedLinesAreOnePromptAndAreSentByAnEmptyLine() {
    var story = LinearStory()
    story.happens(.began(Conversation.sky.id))
    _ = story.text()
    story.paste("one", "two")
    story.type("three")
    #expect(story.effects() == [])
    #expect(story.model.composer.text == "one\ntwo\nthree")
    story.type("")
    #expect(story.effects() == [.session(.send("one\ntwo\nthree"))])
    #expect(
      story.text() == """
        one
        two
        2 lines so far. More lines are added, an empty line sends them, /drop drops them.
        More: three
        3 lines so far. More lines are added, an empty line sends them, /drop drops them.
        More:\u{20}
        """)
  }

  @Test func aDraftIsSaidAndSentByAnEmptyLine() {
    var story = LinearStory()
    story.happens(.began(Conversation.sky.id))
    _ = story.text()
    story.happens(.draft("left over"))
    #expect(
      story.text() == "Draft: left over\nEnter sends it, /editor changes it, /drop drops it.")
    story.type("Something first")
    #expect(story.effects() == [.session(.send("Something first"))])
    #expect(story.model.composer.text == "left over")
    story.type("/drop")
    #expect(story.model.composer.isEmpty)
    story.type("/undo-draft")
    story.type("")
    #expect(story.effects() == [.session(.send("left over"))])
  }

  // MARK: Commands

  @Test func hintsNameCommandsAndNeverKeys() {
    var story = LinearStory.asking()
    story.type("/regenerate")
    #expect(
      story.text() == """
        /regenerate
        /regenerate: an answer is still coming: /stop stops it.
        """)
  }

  @Test(arguments: ["/theme", "/keys", "/select", "/redraw", "/commands"])
  func saysWhatHasNoPlaceHere(command: String) {
    var story = LinearStory()
    _ = story.text()
    story.type(command)
    #expect(story.effects() == [])
    #expect(story.text().split(separator: "\n").count == 2)
    #expect(story.prompt == "You: ")
  }

  @Test func helpListsCommandsInPlainLinesAndIsLeftByItself() {
    var story = LinearStory()
    story.type("/help")
    let help = story.text()
    #expect(help.contains("/earlier: read the messages before those."))
    #expect(help.contains("/rename [title]: give this conversation another title."))
    #expect(!help.contains("/theme"))
    story.type("Hello")
    #expect(story.effects() == [.session(.send("Hello"))])
  }

  @Test func aKeyIsAskedForUnseen() {
    var setup = ModelSetup.cline
    setup.keyProblem = "No API key for cline."
    setup.keyEndpoints = ["cline"]
    var story = LinearStory(setup: setup)
    #expect(story.isSecret)
    #expect(story.prompt == "Key: ")
    #expect(story.text().contains("1. Use the demo: no account, no network"))
    story.type("sk-secret")
    guard case .setup(.keepKey(let key, "cline", false))? = story.effects().first else {
      Issue.record("the key is not checked")
      return
    }
    #expect(key.text == "sk-secret")
    #expect(!story.model.composer.text.contains("sk-secret"))
  }
}
