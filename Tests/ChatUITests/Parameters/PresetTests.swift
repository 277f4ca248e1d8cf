import Chat
import ChatUI
import TUI
import Testing

@Suite struct PresetTests {
  private static let o3 = ModelID(rawValue: "openai/o3")

  @Test func putsPromptParametersAndModelOnTheConversation() {
    var story = Story.configured()
    story.command(
      "/preset Coder", .options(Preset.coder.options, preset: "coder"), .session(.useModel(Self.o3))
    )
    #expect(
      story.said
        == "preset coder: system prompt, openai/o3, temperature 0.2, reasoning_effort high")
    #expect(story.model.model == Self.o3)
  }

  @Test func whatWasSetByHandStaysWhereTheNextOneDoesNotSayOtherwise() {
    var story = Story.configured()
    story.command("/set max_tokens 9", .options(RequestOptions(maxTokens: 9)))
    story.command(
      "/preset poet",
      .options(
        RequestOptions(systemPrompt: "Rhyme.", temperature: 1.2, maxTokens: 9), preset: "poet"))
    story.command(
      "/set temperature 0.1",
      .options(
        RequestOptions(systemPrompt: "Rhyme.", temperature: 0.1, maxTokens: 9), preset: "poet"))
    story.command(
      "/preset plain",
      .options(
        RequestOptions(temperature: 0.1, maxTokens: 9, extra: ["top_k": "40"]), preset: "plain"))
    story.command("/preset none", .options(RequestOptions(temperature: 0.1, maxTokens: 9)))
    #expect(story.said == "preset plain is off: what was set otherwise stays, see /set")
    story.command("/preset none")
    #expect(story.said == "no preset is on")
  }

  @Test func namesTheNearestOne() {
    var story = Story.configured()
    story.command("/preset cder", leaving: "/preset cder")
    #expect(story.said == "there is no preset “cder”: did you mean “coder”?")
  }

  @Test func saysHowToHaveOne() {
    var story = Story()
    story.command("/preset")
    #expect(
      story.said == "no presets: write [presets.NAME] into the configuration to have one")
  }

  @Test func isChosenFromTheList() {
    var story = Story.configured()
    story.command("/preset")
    story.press(
      "down", "enter", expecting: [.options(Preset.poet.options, preset: "poet")])
    story.command("/preset")
    #expect(story.screen().contains("▸ poet"))
    story.press("end", "enter", expecting: [.options(RequestOptions())])
  }

  /// Its values are the conversation's own: another text in the file changes no conversation.
  @Test func aPresetThatIsGoneLeavesItsValues() {
    var story = Story()
    var sky = Conversation.sky
    sky.options = Preset.poet.options
    sky.preset = "poet"
    story.session(.conversation(sky), .message(.prompt, siblings: nil))
    #expect(story.row(-1).contains("poet · temp 1.2"))
    story.command("/preset none", .options(Preset.poet.options))
  }
}
