import Chat
import ChatUI
import TUI
import Testing

/// The lists of parameters and presets.
@Suite struct ParameterScreenTests {
  private func parameters(_ columns: Int, _ rows: Int) -> Story {
    var story = Story.configured(columns, rows)
    story.command(
      "/preset coder", .options(Preset.coder.options, preset: "coder"),
      .session(.useModel(ModelID(rawValue: "openai/o3"))))
    var options = Preset.coder.options
    options.extra = ["seed": "7"]
    story.command("/set seed 7", .options(options, preset: "coder"))
    story.command("/set")
    return story
  }

  @Test func listsTheParametersWithWhoSaysSo() {
    var story = parameters(80, 24)
    #expect(story.screen() == "")
  }

  @Test func listsTheParametersInLittleRoom() {
    var story = parameters(40, 12)
    #expect(story.screen() == "")
  }

  @Test func choosingOneBeginsItsCommand() {
    var story = parameters(80, 24)
    story.type("effort")
    story.press("enter", expecting: [.saveDraft("/set reasoning_effort high")])
    #expect(story.model.composer.text == "/set reasoning_effort high")
  }

  @Test func theSystemPromptIsEditedFromTheList() {
    var story = parameters(80, 24)
    let line = "/system You write Swift.\nNo comments."
    story.press("enter", expecting: [.saveDraft(line)])
    #expect(story.model.composer.text == line)
  }

  private func presets(_ columns: Int, _ rows: Int) -> Story {
    var story = Story.configured(columns, rows)
    story.command("/preset poet", .options(Preset.poet.options, preset: "poet"))
    story.command("/preset")
    return story
  }

  @Test func listsThePresets() {
    var story = presets(80, 24)
    #expect(story.screen() == "")
  }

  @Test func listsThePresetsInLittleRoom() {
    var story = presets(40, 12)
    #expect(story.screen() == "")
  }
}
