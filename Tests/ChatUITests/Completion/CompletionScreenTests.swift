import Chat
import ChatUI
import TUI
import Testing

@Suite struct CompletionScreenTests {
  private func story(_ columns: Int, _ rows: Int, _ text: String) -> Story {
    var story = Story.receiving(columns, rows)
    story.type(text)
    return story
  }

  @Test func listsCommands() {
    var story = story(80, 24, "/co")
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering: short waves are scattered more than long ones.

        • blue
        • violet





        ─ commands ─────────────────────────────────── Tab takes · Esc closes · 1 of 6 ─
        ▸ /commands              all commands, to search and run                  Alt-X
          /copy [N|code|prompt]  copy the last answer, or a block of its code
          /config [edit|check]   the configuration: edit it, what is wrong with it
          /close                 close this conversation; the log keeps it        Alt-Q
          /doctor                check terminal, endpoint, log and key
          /continue              there is no cut answer to continue
        ▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · last byte 0.1 s ago · request 8f3c…
        ────────────────────────────────────────────────────────────────────────────────
        > /co
         receiving │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc stop
        """)
  }

  @Test func listsCommandsOnAWideScreen() {
    var story = story(120, 40, "/re")
    #expect(
      story.rows(22..<40) == """





        ─ commands ─────────────────────────────────────────────────────────────────────────── Tab takes · Esc closes · 1 of 9 ─
        ▸ /retry           retry now; else ask the last prompt again                                                      Alt-R
          /reasoning       reasoning: one line, its last lines, whole                                                     Alt-T
          /rename [title]  give this conversation another title
          /redraw          draw the screen anew                                                                          Ctrl-L
          /tree            tree of all branches                                                                           Alt-G
          /preset [NAME]   presets: list, or put one on
          /archive         list it after the others, or no more
          /regenerate      an answer is still coming: Esc stops it
        ▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · first token 0.8 s · last byte 0.1 s ago · request 8f3c2a61-77d0-4b1e
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        > /re
         receiving │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc stop
        """)
  }

  @Test func listsCommandsInASmallWindow() {
    var story = story(40, 12, "/re")
    story.press("down")
    #expect(
      story.screen() == """
        Why is the sky blue?
        ─ commands
          /retry           retry now; e…  Alt-R
        ▸ /reasoning       reasoning: o…  Alt-T
          /rename [title]  give this conversati…
          /redraw          draw the sc…  Ctrl-L
          /tree            tree of all …  Alt-G
          /preset [NAME]   presets: list, or pu…
        ▍receiving · ~292 tok · 82 tok/s · 8f3c…
        ────────────────────────────────────────
        > /re
         receiving │ claude-sonnet-4.6 │ Esc
        """)
    #expect(
      story.frame().roles(in: 3...6) == """
        ****************************************
        xxxMMxxxxddddddddxxddddddddddddddddddddd
        xxxMMxxxxxxxxxxxxxxddddddddddddKKKKKKKKK
        xxxxMMxxxxxxxxxxxxxdddddddddddddKKKKKKKK
        """)
  }

  @Test func listsCommandsInTheSmallestWindow() {
    var story = story(20, 5, "/re")
    #expect(
      story.screen() == """
        ─ commands
        ▸ /retry      Alt-R
        ▍receiving · 8f3c…
        > /re
         receiving │ Esc
        """)
  }
}
