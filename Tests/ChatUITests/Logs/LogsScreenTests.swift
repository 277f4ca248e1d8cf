import ChatUI
import TUI
import Testing

/// The log browser at all sizes.
@Suite struct LogsScreenTests {
  @Test func listsConversations() {
    var logs = LogsStory(80, 24)
    logs.press("f2")
    #expect(
      logs.screen() == """
        log: words, “a phrase”, -without, tag:work, is:error, since:7d …
        ── 1 of 6 conversations · newest first ─────────────────────────────────────────
        ▸  ★ Why is the sky blue? #physics…  claude-sonnet…  13:30         2 kB   $0.012
           Trip to Oslo in the winter, by …  claude-sonnet…  2026-11-22  184 kB    $0.48
           天空为什么是蓝色的？              gpt-5           2026-11-21   12 kB       $–
           A makefile for two targets ✗2     claude-sonnet…  2026-11-06    2 kB  $0.0031
           untitled                          claude-sonnet…  2026-10-17    40 B       $–
           Old notes (archived)              claude-sonnet…  2025-11-13  2.4 MB   $12.50














        Enter open · Down list and its keys · Esc close · F1 help
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func showsHitsInContext() {
    var logs = LogsStory(80, 24)
    logs.press("f2")
    logs.type("sky")
    #expect(
      logs.screen() == """
        log: sky
        ── 1 of 4 hits · best first ────────────────────────────────────────────────────
        ▸  ★ Why is the sky blue? #physics #light                            you · 13:30
           Why is the sky blue?
           ★ Why is the sky blue? #physics #light     answer · claude-sonnet-4.6 · 13:30
           …long ones, and so the sky is blue at noon and red in the evening, when ligh…
           Trip to Oslo in the winter, by t…  reasoning · claude-sonnet-4.6 · 2026-11-22
           The sky over Oslo is dark from three o'clock on: plan museums.
           A makefile for two targets             error · claude-sonnet-4.6 · 2026-11-06
           cannot find sky.mk












        Enter open · Down list and its keys · Esc close · F1 help
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func showsMarksAndTheKeysOfTheList() {
    var logs = LogsStory(80, 24)
    logs.press("f2")
    logs.type("sky")
    logs.press("down", "m")
    #expect(
      logs.screen() == """
        log: sky
        ── 3 of 4 hits · ● 1 marked · best first ───────────────────────────────────────
         ● ★ Why is the sky blue? #physics #light                            you · 13:30
           Why is the sky blue?
         ● ★ Why is the sky blue? #physics #light     answer · claude-sonnet-4.6 · 13:30
           …long ones, and so the sky is blue at noon and red in the evening, when ligh…
        ▸  Trip to Oslo in the winter, by t…  reasoning · claude-sonnet-4.6 · 2026-11-22
           The sky over Oslo is dark from three o'clock on: plan museums.
           A makefile for two targets             error · claude-sonnet-4.6 · 2026-11-06
           cannot find sky.mk












        Enter open · Space mark · s star · t tag · d delete · / query · Esc close
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func saysWhatIsWrongWithAQueryAndOffersFilters() {
    var logs = LogsStory(80, 24)
    logs.press("f2")
    logs.type("sky")
    logs.press("down", "m")
    logs.press("enter", "esc", "/")
    logs.type(" bfore:x mod")
    #expect(
      logs.screen() == """
        log: sky bfore:x mod
          no filter “bfore:”: did you mean “before:”? In quotes it is plain text
        ── 1 of 4 hits · ● 1 marked · best first ───────────────────────────────────────
           model:  a part of the model's ID; * stands for anything
           Why is the sky blue?
         ● ★ Why is the sky blue? #physics #light     answer · claude-sonnet-4.6 · 13:30
           …long ones, and so the sky is blue at noon and red in the evening, when ligh…
           Trip to Oslo in the winter, by t…  reasoning · claude-sonnet-4.6 · 2026-11-22
           The sky over Oslo is dark from three o'clock on: plan museums.
           A makefile for two targets             error · claude-sonnet-4.6 · 2026-11-06
           cannot find sky.mk











        Tab complete · Enter open · Down list and its keys · Esc close · F1 help
         Trip to Oslo in the wint… │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func saysAllThatIsWrongAndWhere() {
    var logs = LogsStory(60, 12)
    logs.press("f2")
    logs.type("sky is:eror cost:>x bfore:x ")
    #expect(
      logs.screen() == """
        log: sky is:eror cost:>x bfore:x
          no is:eror: did you mean “is:error”?
          “>x” is no amount: an amount in dollars, as in cost:>0.10…
          no filter “bfore:”: did you mean “before:”? In quotes it …
        ── 1 of 4 hits · best first ────────────────────────────────
        ▸  ★ Why is the sky blue? #physics #light        you · 13:30
           Why is the sky blue?
           ★ Why is the sky blu…  answer · claude-sonnet-4.6 · 13:30
           …ones, and so the sky is blue at noon and red in the eve…

        Enter open · Down list and its keys · Esc close · F1 help
         new │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
    let frame = logs.story.frame()
    let marked = (5..<32).map { frame[$0, 0].style.attributes.contains(.underline) ? "^" : "." }
    #expect(marked.joined() == "....^^^^^^^.^^^^^^^.^^^^^^^")
    logs.happens(.resized(Size(columns: 60, rows: 5)))
    #expect(logs.screen().contains("\n  (2 more before) no filter “bfore:”: did you mean"))
  }

  @Test func plotsStatistics() {
    var logs = LogsStory(80, 24)
    logs.press("f2")
    logs.type("sky")
    logs.press("down", "m")
    logs.press("enter", "esc", "/")
    logs.type(" bfore:x mod")
    logs.press("down", "esc", "down", "t", "esc", "f")
    #expect(
      logs.screen() == """
        log: sky bfore:x mod
          no filter “bfore:”: did you mean “before:”? In quotes it is plain text
        ── statistics by day · of all conversations: only times narrow it down ─────────
        requests
          2026-11-23  ████████████████████████████████████████████████████████████  14
          2026-11-22  ████████████▉  3

        tokens
          2026-11-23  ███████████████████████████████████████████████  12k in, 3.4k out
          2026-11-22  ██████▍  900 in, 1.2k out

        cost
          2026-11-23  ██████████████████████████████████████████████████████████  $0.31
          2026-11-22  –

        errors
          2026-11-23  ███████████████████████████████████████████████████████  2 (14 %)
          2026-11-22  0

        time to first token
          2026-11-23  ███████████████████████████████████████  0.8 s, 95 % within 2.4 s
          2026-11-22  –
        Tab by model · Down scroll · Esc back
         Trip to Oslo in the wint… │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func showsAPreviewOnAWideScreen() {
    var logs = LogsStory(160, 50)
    logs.press("f2")
    logs.type("sky")
    #expect(
      logs.screen() == """
        log: sky
        ── 1 of 4 hits · best first ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        ▸  ★ Why is the sky blue? #physics #light                                   you · 13:30 │ ★ Why is the sky blue?
           Why is the sky blue?                                                                 │ claude-sonnet-4.6 · 2026-11-23 · #physics · #light
           ★ Why is the sky blue? #physics #light            answer · claude-sonnet-4.6 · 13:30 │
           …long ones, and so the sky is blue at noon and red in the evening, when light goes … │ you · 13:30
           Trip to Oslo in the winter, by train an…  reasoning · claude-sonnet-4.6 · 2026-11-22 │ Why is the sky blue?
           The sky over Oslo is dark from three o'clock on: plan museums.                       │
           A makefile for two targets                    error · claude-sonnet-4.6 · 2026-11-06 │ claude-sonnet-4.6 · 13:30
           cannot find sky.mk                                                                   │ Because short waves are scattered more than long ones, the sky is
                                                                                                │ blue.
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
                                                                                                │
        Enter open · Down list and its keys · Esc close · F1 help
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func fitsASmallWindow() {
    var logs = LogsStory(40, 12)
    logs.press("f2")
    logs.type("sky")
    logs.press("down", "m")
    #expect(
      logs.screen() == """
        log: sky
        ── 3 of 4 hits · ● 1 marked ────────────
         ● ★ Why is the sky blue? …  you · 13:30
           Why is the sky blue?
         ● ★ Why is the sky blu…  answer · 13:30
           …and so the sky is blue at noon and …
        ▸  Trip to Oslo…  reasoning · 2026-11-22
           The sky over Oslo is dark from three…
           A makefile for t…  error · 2026-11-06
           cannot find sky.mk
        Enter open · t tag · / query · Esc close
         claude-sonnet-4.6 │ cline │ Esc back
        """)
  }

  @Test func fitsTheSmallestWindow() {
    var logs = LogsStory(20, 5)
    logs.press("f2")
    logs.type("sky")
    #expect(
      logs.screen() == """
        /sky
        ▸  …the sky blue?
           …the sky is blue…
           The sky over Osl…
         claude-sonne… │ Esc
        """)
  }
}
