import ChatUI
import TUI
import Testing

/// What lies over the transcript.
@Suite struct PanelScreenTests {
  @Test func showsAnErrorWithAllItsAttemptsOnAWideScreen() {
    var story = Story.failed(120, 40)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        error · 14:02                                                                             3 attempts · claude-sonnet-4.6
        ✗ 429 Too Many Requests
          Rate limit exceeded
          request ID 9b1d77e0












                          ┌─ error ──────────────────────────────────────────────────────────────────────────┐
                          │ code        429 Too Many Requests                                                │
                          │ message     Rate limit exceeded                                                  │
                          │ model ID    anthropic/claude-sonnet-4.6                                          │
                          │ request ID  9b1d77e0                                                             │
                          │ when        immediate (HTTP error) · 14:02:02                                    │
                          │ endpoint    api.cline.bot                                                        │
                          │                                                                                  │
                          │ Too many requests. Wait a minute and try again; another model may work now.      │
                          │                                                                                  │
                          │ #  time      result  then waited  request ID                                     │
                          │ 1  14:02:00  429     1.3 s        8f3c2a61-77d0-4b1e                             │
                          │ 2  14:02:01  429     2.5 s        8f3c2a61-77d0-4b1e                             │
                          │ 3  14:02:02  429     –            9b1d77e0                                       │
                          │                                                                                  │
                          │ r retry · s switch model · i request ID · c code · m model ID · e message        │
                          │ y whole report · x inspect · Esc close                                           │
                          └──────────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        > Why is the sky blue?
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func showsAnErrorWithAllItsAttempts() {
    var story = Story.failed(80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        ┌─ error ──────────────────────────────────────────────────────────────────────┐
        │ code        429 Too Many Requests                                            │
        │ message     Rate limit exceeded                                              │
        │ model ID    anthropic/claude-sonnet-4.6                                      │
        │ request ID  9b1d77e0                                                         │
        │ when        immediate (HTTP error) · 14:02:02                                │
        │ endpoint    api.cline.bot                                                    │
        │                                                                              │
        │ Too many requests. Wait a minute and try again; another model may work now.  │
        │                                                                              │
        │ #  time      result  then waited  request ID                                 │
        │ 1  14:02:00  429     1.3 s        8f3c2a61-77d0-4b1e                         │
        │ 2  14:02:01  429     2.5 s        8f3c2a61-77d0-4b1e                         │
        │ 3  14:02:02  429     –            9b1d77e0                                   │
        │                                                                              │
        │ r retry · s switch model · i request ID · c code · m model ID · e message    │
        │ y whole report · x inspect · Esc close                                       │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > Why is the sky blue?
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
    #expect(story.frame().cursor == nil)
  }

  @Test func showsAnErrorInASmallWindow() {
    var story = Story.failed(40, 12)
    #expect(
      story.screen() == """
        ┌─ error ────────────────── 1–7 of 20 ─┐
        │ code        429 Too Many Requests    │
        │ message     Rate limit exceeded      │
        │ model ID    anthropic/claude-        │
        │             sonnet-4.6               │
        │ request ID  9b1d77e0                 │
        │ when        immediate (HTTP error) · │
        │             14:02:02                 │
        │ r retry · s switch model             │
        │ i request ID · c code · m model ID   │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ cline │ Esc back
        """)
    #expect(
      story.frame().roles(in: 0...11) == """
        bbTTTTTTTbbbbbbbbbbbbbbbbbbdddddddddddbb
        bxddddxxxxxxxxEEEEEEEEEEEEEEEEEEEEExxxxb
        bxdddddddxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxddddddddxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxddddddddddxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxddddxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxKxxxxxxdddKxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxKxxxxxxxxxxxdddKxxxxxdddKxxxxxxxxxxxxb
        bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
        SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS
        """)
  }

  @Test func anErrorCanBeReadToItsEndInTheSmallestWindow() {
    var story = Story.failed(20, 5)
    #expect(
      story.screen() == """
         error ── 1–2 of 28
        code: 429 Too Many
        Requests
        r s i c m e y x Esc
         claude-sonne… │ Esc
        """)
    story.press("end")
    #expect(story.screen().contains("9b1d77e0"))
    story.press("home", "page-down")
    #expect(story.row(1) == "Requests")
  }

  @Test func listsTheModels() {
    var story = Story.models(80, 24, filter: "op")
    #expect(
      story.screen() == """




            Confab 0.1.0

            model       anthropic/claude-sonnet-4.6
        ┌─ model ───────────────────────────────────────────────────────────── 1 of 3 ─┐
        │ > op                                                                         │
        │ ▸ openai/gpt-5                 400k context                                  │
        │   anthropic/claude-sonnet-4.6  200k context                                  │
        │   use “op” as typed                                                          │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ listed by /models                                                            │
        │ 400k context                                                                 │
        │ Enter use · Ctrl-S favourite · Esc back                                      │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
    #expect(story.frame().cursor == Point(column: 6, row: 8))
  }

  @Test func listsTheModelsInASmallWindow() {
    var story = Story.models(40, 12, filter: "op")
    #expect(
      story.screen() == """
        ┌─ model ───────────────────── 1 of 3 ─┐
        │ > op                                 │
        │ ▸ openai/gpt-5                       │
        │   anthropic/claude-sonnet-4.6        │
        │   use “op” as typed                  │
        │                                      │
        │                                      │
        │                                      │
        │ listed by /models · 400k context     │
        │ Enter use · Ctrl-S ★ · Esc back      │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ cline │ Esc back
        """)
    #expect(
      story.frame().roles(in: 0...11) == """
        bbTTTTTTTbbbbbbbbbbbbbbbbbbbbbddddddddbb
        bx>>ttxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bx**??********************************xb
        bxxxxxxxxMMxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxddddddddddddddddddddddddddddddddxxxxxb
        bxNNNNNNNNNdddNNNNNNNNdddNNNNNNNNxxxxxxb
        bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
        SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS
        """)
  }

  @Test func listsTheModelsInTheSmallestWindow() {
    var story = Story.models(20, 5)
    #expect(
      story.screen() == """
         model ───── 1 of 3
        > type to narrow d…
        ▸ anthropic/claude-…
          openai/gpt-5
         claude-sonne… │ Esc
        """)
  }

  @Test func aLongListIsScrolledWithItsSelection() {
    var story = Story(80, 24)
    story.happens(.history((1...100).map { "prompt \($0)" }))
    story.press("ctrl-r", "page-down", "page-down")
    #expect(story.row(0).contains(" 35 of 100 · Tab "))
    #expect(story.screen().contains("│ ▸ prompt 35 "))
    story.press("end")
    #expect(story.screen().contains("│ ▸ prompt 100 "))
    story.happens(.input([.wheel(-1)]))
    #expect(story.screen().contains("│ ▸ prompt 97 "))
  }

  @Test func showsTheHelp() {
    var story = Story(80, 24)
    story.press("f1")
    #expect(story.row(0).hasPrefix("┌─ help ────") && story.row(0).contains(" 1–18 of "))
    #expect(
      (1...9).map { story.row($0) }.joined(separator: "\n") == """
        │ > type to search                                                             │
        │ Chat                                                                         │
        │ Enter                           send the prompt; when empty, answer a wait   │
        │ Esc                             stop the answer, cancel the wait, go back    │
        │                                 /stop                                        │
        │ Ctrl-C                          stop or cancel; clear the draft; twice quits │
        │ Alt-R                           retry now; else ask the last prompt again    │
        │                                 /retry                                       │
        │ Alt-K                           keep waiting for a silent answer             │
        """)
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func theHelpNamesEveryCommand(columns: Int, rows: Int) {
    var story = Story(columns, rows)
    story.press("f1")
    var seen = ""
    var last = ""
    for _ in 0..<200 where story.screen() != last {
      last = story.screen()
      seen += last + "\n"
      story.press("page-down")
    }
    for command in CommandTable.commands {
      let word = command.help.split { $0 == " " }.first ?? ""
      #expect(seen.contains(word), "\(command.name)")
      if let key = command.keys.first { #expect(seen.contains(key.label), "\(command.name)") }
    }
  }
}
