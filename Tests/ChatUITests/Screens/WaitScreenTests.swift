import Chat
import ChatUI
import TUI
import Testing

/// The screen while something is waited for, and beneath an answer that is not whole.
@Suite struct WaitScreenTests {
  @Test func asksWhetherToWaitForASilentAnswer() {
    var story = Story.stalled(80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering: short waves are scattered more than long ones.

        • blue
        • violet











        silent for 120 s · gives up in 28 s · ~292 tok came · request 8f3c2a61-77d0-4b1e
        Enter keep waiting · Esc stop and keep · Alt-R retry now · F5 model · Alt-E edit
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         gives up in 28 s │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ Esc stop
        """)
  }

  @Test func asksInASmallWindow() {
    var story = Story.stalled(40, 12)
    #expect(
      story.screen() == """

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering: short
        waves are scattered more than long ones.

        • blue
        • violet
        silent for 120 s · gives up in 28 s
        Enter keep waiting · Esc stop and keep
        ────────────────────────────────────────
        > write a prompt
         gives up in 28 s │ claude-sonne… │ Esc
        """)
  }

  @Test func asksInTheSmallestWindow() {
    var story = Story.stalled(20, 5)
    #expect(
      story.screen() == """
        • blue
        • violet
        28 s · Enter wait
        > write a prompt
         28 s │ Esc stop
        """)
  }

  @Test func namesTheTimeOfTheNextTryAndOffersToWaitForIt() {
    var story = Story.ended(.cap, 80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        ┌─ error ──────────────────────────────────────────────────────────────────────┐
        │ code        429 Too Many Requests (INFERENCE_CAP_ERROR)                      │
        │ message     Free limit reached on model. Try again in 19h 39m.               │
        │ model ID    anthropic/claude-sonnet-4.6                                      │
        │ request ID  req-429                                                          │
        │ when        immediate (HTTP error) · 14:02:00                                │
        │ endpoint    api.cline.bot                                                    │
        │ next try    tomorrow at 09:41 (in 19 h 39 min)                               │
        │                                                                              │
        │ The free allowance of this model is used up; it resets in 19 h 39 min        │
        │ (tomorrow at 09:41). Another model may work now.                             │
        │                                                                              │
        │ #  time      result  then waited  request ID                                 │
        │ 1  14:02:00  429     –            req-429                                    │
        │                                                                              │
        │ r retry · s switch model · w wake me tomorrow at 09:41 · i request ID        │
        │ c code · m model ID · e message · y whole report · x inspect · Esc close     │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > Why is the sky blue?
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func showsALongWaitByTheClock() {
    var story = Story.waking(80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        error · 14:02                                                  claude-sonnet-4.6
        ✗ 429 Too Many Requests
          Free limit reached on model. Try again in 19h 39m.
          request ID req-429












        429 Too Many Requests · retrying tomorrow at 09:41 (in 19 h 39 min) · req-…
        Enter retry now · Esc cancel · F5 switch model · Alt-E edit · F4 details
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         retry tomorrow at 09:41 │ sky colours │ claude-sonnet-4.6 │ cline │ Esc stop
        """)
  }

  @Test func showsALongWaitInTheSmallestWindow() {
    var story = Story.waking(20, 5)
    #expect(
      story.screen() == """
          again in 19h 39m.
          request ID req-429
        19 h 39 min · Enter
        > write a prompt
         19 h 39 min │ Esc
        """)
  }

  @Test func saysThatTheGateHoldsARequestBackAndWhy() {
    var story = Story.held(80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
















        ▍held back for 3 s · 429 Too Many Requests · 1 more waits
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         held back │ paced: 1 request every 2 s (429) │ claude-sonnet-4.6 │ Esc stop
        """)
  }

  @Test func saysSoInTheSmallestWindow() {
    var story = Story.held(20, 5)
    #expect(
      story.screen() == """

        claude-sonn… · 14:02
        ▍held back for 3 s
        > write a prompt
         held back │ Esc
        """)
  }

  @Test func showsTheBalanceAndWhereToBuyCredits() {
    var story = Story.ended(.payment, 80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?
        ┌─ error ──────────────────────────────────────────────────────────────────────┐
        │ code        402 Payment Required (insufficient_credits)                      │
        │ message     Insufficient balance.                                            │
        │ model ID    anthropic/claude-sonnet-4.6                                      │
        │ request ID  req-402                                                          │
        │ when        immediate (HTTP error) · 14:02:00                                │
        │ endpoint    api.cline.bot                                                    │
        │ balance     -$0.14                                                           │
        │ buy credits https://app.cline.bot/credits                                    │
        │                                                                              │
        │ The balance is -$0.14. Add credits at app.cline.bot:                         │
        │ https://app.cline.bot/credits                                                │
        │                                                                              │
        │ #  time      result  then waited  request ID                                 │
        │ 1  14:02:00  402     –            req-402                                    │
        │                                                                              │
        │ r retry · s switch model · i request ID · c code · m model ID · e message    │
        │ y whole report · x inspect · Esc close                                       │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > Why is the sky blue?
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func saysWhereTheRefusedKeyCameFrom() {
    var story = Story.ended(.unauthorized, 80, 24)
    #expect(story.screen().contains("│ key         from CLINE_API_KEY "))
    var setup = ModelSetup.cline
    setup.keyOrigin = nil
    story = Story(80, 24, setup: setup)
    story.session(
      .message(.answer("", .failed, attempts: [.failed(.unauthorized)]), siblings: nil),
      .failed(Story.answerID, prompt: nil))
    #expect(story.screen().contains("│ key         none was sent "))
  }

  @Test func showsATruncatedAnswer() {
    var story = Story.answered(.interrupted, failure: .cut)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02                                      0.2 s · truncated
        Because of
        ✗ truncated: neither a finish reason nor [DONE] came · The connection closed
          before the answer was complete. · request ID req-cut
        Alt-C continue













        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ F1 help
        """)
  }

  @Test(arguments: [
    (Message.State.complete, "length", 80, ["answer cut at the token limit · Alt-C continue"]),
    (.complete, "length", 40, ["answer cut at the token limit", "Alt-C continue"]),
    (
      .complete, "content_filter", 80,
      ["answer cut by a content filter: change the prompt and send it again"]
    ),
    (.stopped, "stop", 40, ["Alt-C continue"]), (.complete, "stop", 40, []),
  ])
  func saysBeneathAnAnswerWhatItLacks(
    state: Message.State, finish: String, width: Int, lines: [String]
  ) {
    var story = Story.answered(state, finish: finish, width, 24)
    let beneath = (5..<5 + max(1, lines.count)).map { story.row($0) }
    #expect(beneath == (lines.isEmpty ? [""] : lines))
  }

  @Test(arguments: [
    (GateStatus.paced, 120, "paced: 1 request every 2 s (429 Too Many Requests)"),
    (.paced, 80, "paced: 1 request every 2 s (429)"), (.paced, 40, "paced 2 s"),
    (
      GateStatus(spacing: 0.5, limit: 3, cooldownUntil: nil, waiting: 0, reason: "asked slower"),
      120, "paced: 1 request every 0.5 s (asked slower)"
    ),
    (
      GateStatus(spacing: 0, limit: 2, cooldownUntil: nil, waiting: 0, reason: "429"), 120,
      "paced: 2 requests at once (429)"
    ),
    (
      GateStatus(
        spacing: 1, limit: 2, cooldownUntil: Now.start.instant.advanced(bySeconds: 11.5),
        waiting: 0, reason: "429"), 120, "no requests for 12 s (429)"
    ),
  ])
  func theStatusBarSaysThePaceAsLongAsThereIsOne(gate: GateStatus, width: Int, text: String) {
    var story = Story(width, 24)
    story.session(.conversation(.sky), .gate(gate))
    #expect(story.row(-1).contains(text), "\(story.row(-1))")
    #expect((story.model.nextTick(at: story.now) != nil) == (gate.cooldownUntil != nil))
    story.session(.gate(nil))
    #expect(!story.row(-1).contains("429"))
  }

  @Test func theGateMayHoldARequestUntilAnotherEnds() {
    var story = Story()
    story.session(.gate(.paced), .status(.at(.held(until: nil))))
    let line = "▍held back until another request ends · 429 Too Many Requests · 1 more waits"
    #expect(story.row(-4) == line)
    #expect(story.model.nextTick(at: story.now) == nil)
  }
}
