import Chat
import ChatUI
import TUI
import Testing

/// What the status bar says, in the order that was chosen.
@Suite struct StatusItemTests {
  private func story(
    _ items: [StatusItem]?, usage: Usage? = Usage(promptTokens: 6_000, completionTokens: 2_000),
    contextLength: Int? = 200_000, width: Int = 120
  ) -> Story {
    var story = Story.configured(width, 24, items: items)
    story.happens(
      .modelList([ModelInfo(id: .sonnet, contextLength: contextLength)]))
    var attempt = Attempt.first
    attempt.usage = usage
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer("Blue.", .complete, attempts: [attempt]), siblings: nil))
    return story
  }

  @Test(
    arguments: [
      (
        nil,
        " sky colours │ anthropic/claude-sonnet-4.6 │ cline │ ctx 4% │ ↑6.0k ↓2.0k │ $– │ F1 help"
      ),
      ([.context, .title, .hint], " ctx 4% │ sky colours │ F1 help"), ([.cost], " $–"), ([], ""),
    ] as [([StatusItem]?, String)])
  func showsTheChosenItemsInTheirOrder(items: [StatusItem]?, line: String) {
    var story = story(items)
    #expect(story.row(-1) == line)
  }

  @Test func thatSomethingRunsIsSaidInAnyCase() {
    var story = story([.title])
    story.session(.status(.at(.waiting)))
    #expect(story.row(-1) == " waiting │ sky colours")
    story = self.story([.title, .running])
    story.session(.status(.at(.waiting)))
    #expect(story.row(-1) == " sky colours │ waiting")
  }

  @Test(
    arguments: [
      (Usage(promptTokens: 6_000, completionTokens: 2_000), 200_000, "ctx 4%"),
      (Usage(promptTokens: 10), 200_000, "ctx <1%"),
      (Usage(promptTokens: 210_000, completionTokens: 1), 200_000, "ctx 105%"),
      (nil, 100, "ctx ~6%"), (Usage(completionTokens: 7), 100, "ctx ~6%"),
      (Usage(promptTokens: 10), nil, ""), (Usage(promptTokens: 10), 0, ""),
    ] as [(Usage?, Int?, String)])
  func saysHowMuchOfTheContextIsTaken(usage: Usage?, length: Int?, words: String) {
    var story = story([.context], usage: usage, contextLength: length)
    #expect(story.row(-1) == (words.isEmpty ? "" : " \(words)"))
  }

  @Test func whatTheServerHasNotCountedIsEstimated() {
    var story = story([.context], contextLength: 10_000)
    story.session(
      .message(
        Message(
          id: MessageID(rawValue: "m3"), conversation: Conversation.sky.id,
          parent: MessageID(rawValue: "m2"), role: .user,
          text: String(repeating: "word", count: 500), createdAt: WallTime(seconds: 50_520)),
        siblings: nil))
    #expect(story.row(-1) == " ctx ~85%")
  }

  @Test(arguments: [
    (120, "coder · temp 0.2 · high · top_k 7"), (50, "coder +3"), (30, ""),
  ])
  func saysWhatIsSentAlongHereAndNotElsewhere(width: Int, words: String) {
    var story = story([.title, .parameters, .hint], width: width)
    var sky = Conversation.sky
    sky.preset = "coder"
    sky.options = Preset.coder.options
    sky.options.extra = ["top_k": "7"]
    sky.options.maxTokens = 4_096
    story.session(.conversation(sky))
    let items = ["sky colours", words, "F1 help"].filter { !$0.isEmpty }
    #expect(story.row(-1) == " " + items.joined(separator: " │ "))
  }
}
