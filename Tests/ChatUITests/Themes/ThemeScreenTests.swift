import ChatUI
import TUI
import Testing

/// The list of themes stands low, so that what is tried can be seen above it.
@Suite struct ThemeScreenTests {
  @Test func leavesTheConversationInSight() {
    var story = Story.themes(120, 40, in: .receiving(120, 40))
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering: short waves are scattered more than long ones.

        • blue
        • violet

















                          ┌─ theme ───────────────────────────────────── 4 of 5 · Enter keeps it · Esc back ─┐
                          │ > type to narrow down                                                            │
                          │   auto         confab-dark or confab-light, by the background                    │
                          │   confab-dark  dark, for every terminal with 256 colours                         │
                          │   mono         no colours, only bold, underlined and the like                    │
                          │ ▸ nord         in use · dark, cool and quiet                                     │
                          │   terminal     the terminal's own colours                                        │
                          │                                                                                  │
                          │                                                                                  │
                          │                                                                                  │
                          └──────────────────────────────────────────────────────────────────────────────────┘
        ▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · first token 0.8 s · last byte 0.1 s ago · request 8f3c2a61-77d0-4b1e
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         receiving │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func showsASpecimenWhereThereIsNoConversation() {
    var story = Story.themes(80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        A prompt with notes.txt, 3 lines
        a-model · 14:02   12 tok   reasoning …
        Text, stressed, code, a link, x² + y², a match, selected
        A heading  ▌ a quotation  ┬──┬  ── Today ──
        func greet(name: String) // a comment
        #if DEBUG print("hello", 42)
        - removed  + added  @@ -1 +1 @@  ● shown
        error  warning  notice  a key  ▍receiving · 59 tok/s
        > a prompt being written

        ┌─ theme ───────────────────────────────── 4 of 5 · Enter keeps it · Esc back ─┐
        │ > type to narrow down                                                        │
        │   auto         confab-dark or confab-light, by the background                │
        │   confab-dark  dark, for every terminal with 256 colours                     │
        │   mono         no colours, only bold, underlined and the like                │
        │ ▸ nord         in use · dark, cool and quiet                                 │
        │   terminal     the terminal's own colours                                    │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
    #expect(
      story.frame().roles(in: 0...13) == """
        PPPPPPPPPPP.....................................................................
        ppppppppppppppCCCCCCCCCCCCCCCCCC................................................
        AAAAAAAAAAAAAAAdddddddddrrrrrrrrrrrrrr..........................................
        ......!!!!!!!!..cccc..llllll..$$$$$$$..MMMMMMM..********........................
        HHHHHHHHHqqqqqqqqqqqqqqq||||||-------------.....................................
        kkkkkfffffovvvvooyyyyyyoo############...........................................
        %%%%aaaaaafffffosssssssoonno....................................................
        ~~~~~~~~~+++++++++@@@@@@@@@@@@@^^^^^^^^^........................................
        EEEEEWWWWWWWWWNNNNNNNNKKKKKKKmmmmmmmmmmmmmmmmmmmmmmm............................
        >>tttttttttttttttttttttt........................................................
        ................................................................................
        bbTTTTTTTbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbddddddddddddddddddddddddddddddddddddbb
        bx>>hhhhhhhhhhhhhhhhhhhxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxddddddddddddddddddddddddddddddddddddddddddddddxxxxxxxxxxxxxxxxb
        """)
    #expect(story.frame().cursor == Point(column: 4, row: 12))
  }

  @Test func worksInASmallWindow() {
    var story = Story.themes(40, 12)
    #expect(
      story.screen() == """
        you · 14:02
        A prompt with notes.txt, 3 lines
        a-model · 14:02   12 tok   reasoning …
        Text, stressed, code, a link, x² + y², …
         theme ───────────────────────── 4 of 5
        > type to narrow down
          auto         confab-dark or confab-li…
          confab-dark  dark, for every terminal…
          mono         no colours, only bold, u…
        ▸ nord         in use · dark, cool and …
          terminal     the terminal's own colou…
         claude-sonnet-4.6 │ cline │ Esc back
        """)
  }

  @Test func worksInTheSmallestWindow() {
    var story = Story.themes(20, 5)
    #expect(
      story.screen() == """
         theme ───── 4 of 5
        > type to narrow d…
          mono        no co…
        ▸ nord        in us…
         claude-sonne… │ Esc
        """)
  }

  /// What a theme does to any role can be judged before it is chosen.
  @Test func showsEveryRole() {
    var story = Story.themes(80, 24)
    let frame = story.frame()
    for role in StyleRole.allCases {
      #expect(frame.cells.contains { $0.style == Theme.test[role] }, "\(role)")
    }
  }

  @Test func saysWhatIsWrongWithTheOneThatIsTried() {
    var story = Story.themes(80, 24)
    story.press("up", expecting: [.settings(.previewTheme("mono"))])
    story.happens(
      .settings(
        .preview(
          name: "mono", .test, problems: ["mono.toml:3: styles.eror: unknown key", "another"])))
    #expect(story.screen().contains("mono.toml:3: styles.eror: unknown key"))
    story.press("down", expecting: [.settings(.previewTheme("nord"))])
    #expect(!story.screen().contains("unknown key"))
  }

  @Test func saysThatTheThemesAreBeingRead() {
    var story = Story(80, 24)
    story.press("f9", expecting: [.settings(.loadThemes)])
    #expect(story.screen().contains("reading the themes …"))
  }
}
