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
    #expect(
      story.screen() == """


        ┌─ parameters of this conversation ────────────────────────────────── 1 of 15 ─┐
        │ > type to narrow down                                                        │
        │ ▸ system              2 lines  preset coder                                  │
        │   temperature         0.2      preset coder, not sent: rule for openai/o*    │
        │   top_p               –        only the likeliest words up to this share     │
        │   max_tokens          4096     configuration, sent as max_completion_tokens  │
        │   reasoning_effort    high     preset coder                                  │
        │   frequency_penalty   –        against words that came often                 │
        │   presence_penalty    –        against words that came at all                │
        │   seed                7        this conversation                             │
        │   stop                –        ends the answer                               │
        │   top_k               20       rule for openai/o*                            │
        │   min_p               –        no word less likely than this                 │
        │   repetition_penalty  –        against repeating                             │
        │   logit_bias          –        for or against tokens                         │
        │   verbosity           –        how long answers are                          │
        │   response_format     –        the form of the answer                        │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         new conversation │ openai/o3 │ cline │ coder · high · seed 7 │ $– │ Esc back
        """)
  }

  @Test func listsTheParametersInLittleRoom() {
    var story = parameters(40, 12)
    #expect(
      story.screen() == """
        ┌─ parameters of this conver… 1 of 15 ─┐
        │ > type to narrow down                │
        │ ▸ system             2 lines  prese… │
        │   temperature        0.2      prese… │
        │   top_p              –        only … │
        │   max_tokens         4096     confi… │
        │   reasoning_effort   high     prese… │
        │   frequency_penalty  –        again… │
        │   presence_penalty   –        again… │
        │   seed               7        this … │
        └──────────────────────────────────────┘
         openai/o3 │ cline │ coder +2 │ Esc back
        """)
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
    #expect(
      story.screen() == """




            Confab 0.1.0

            model       anthropic/claude-sonnet-4.6
            endpoint    cline · api.cline.bot
            key         CLINE_API_KEY

        ┌─ preset ──────────────────────────────────────────────────────────── 2 of 4 ─┐
        │ > type to narrow down                                                        │
        │   coder  You write Swift. · openai/o3, temperature 0.2, reasoning_effort hi… │
        │ ▸ poet   Rhyme. · temperature 1.2                                            │
        │   plain  top_k 40                                                            │
        │   none   take “poet” off                                                     │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         new │ anthropic/claude-sonnet-4.6 │ cline │ poet · temp 1.2 │ $– │ Esc back
        """)
  }

  @Test func listsThePresetsInLittleRoom() {
    var story = presets(40, 12)
    #expect(
      story.screen() == """
        ┌─ preset ──────────────────── 2 of 4 ─┐
        │ > type to narrow down                │
        │   coder  You write Swift. · openai/… │
        │ ▸ poet   Rhyme. · temperature 1.2    │
        │   plain  top_k 40                    │
        │   none   take “poet” off             │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ poet +1 │ Esc back
        """)
  }
}
