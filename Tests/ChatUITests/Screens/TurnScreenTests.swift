import Chat
import ChatUI
import TUI
import Testing

/// The screen while an answer is asked for, received, or waited for.
@Suite struct TurnScreenTests {
  @Test func showsAnAnswerInProgressOnAWideScreen() {
    var story = Story.receiving(120, 40)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering: short waves are scattered more than long ones.

        • blue
        • violet




























        ▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · first token 0.8 s · last byte 0.1 s ago · request 8f3c2a61-77d0-4b1e
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         receiving │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc stop
        """)
  }

  @Test func showsAnAnswerInProgress() {
    var story = Story.receiving(80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering: short waves are scattered more than long ones.

        • blue
        • violet












        ▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · last byte 0.1 s ago · request 8f3c…
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         receiving │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc stop
        """)
  }

  @Test func showsAnAnswerInProgressInASmallWindow() {
    var story = Story.receiving(40, 12)
    #expect(
      story.screen() == """
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering: short
        waves are scattered more than long ones.

        • blue
        • violet
        ▍receiving · ~292 tok · 82 tok/s · 8f3c…
        ────────────────────────────────────────
        > write a prompt
         receiving │ claude-sonnet-4.6 │ Esc
        """)
  }

  @Test func showsAnAnswerInProgressInTheSmallestWindow() {
    var story = Story.receiving(20, 5)
    #expect(
      story.screen() == """
        • blue
        • violet
        ▍receiving · 8f3c…
        > write a prompt
         receiving │ Esc
        """)
  }

  @Test func letsOneWriteOnMeanwhile() {
    var story = Story.writing(80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering: short waves are scattered more than long ones.

        • blue
        • violet










        ▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · last byte 0.1 s ago · request 8f3c…
        queued: What is a rainbow, then? (2) · Alt-U takes back
        ────────────────────────────────────────────────────────────────────────────────
        > And why is it
          red in the evening?
         receiving │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc stop
        """)
    #expect(story.frame().cursor == Point(column: 21, row: 22))
  }

  @Test func showsAWaitWithItsReasonCountdownAndKeys() {
    var story = Story.backingOff(80, 24)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02















        429 Too Many Requests · retrying in 3 s (attempt 2 of 6) · request 8f3c2a61…
        Enter retry now · Esc cancel · F5 switch model · Alt-E edit · F4 details
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         retry in 3 s │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ Esc stop
        """)
    #expect(
      story.frame().roles(in: 19...23) == """
        EEEEEEEEEEEEEEEEEEEEEdddWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWdddmmmmmmmmmmmmmmmmm....
        NNNNNNNNNNNNNNNdddNNNNNNNNNNdddNNNNNNNNNNNNNNNdddNNNNNNNNNNdddNNNNNNNNNN........
        --------------------------------------------------------------------------------
        >>hhhhhhhhhhhhhh................................................................
        SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS
        """)
  }

  @Test func showsAWaitInASmallWindow() {
    var story = Story.backingOff(40, 12)
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02



        429 · retrying in 3 s (attempt 2 of 6)
        Enter retry now · Esc cancel · F5 model
        ────────────────────────────────────────
        > write a prompt
         retry in 3 s │ claude-sonnet-4.6 │ Esc
        """)
  }

  @Test func showsAWaitInTheSmallestWindow() {
    var story = Story.backingOff(20, 5)
    #expect(
      story.screen() == """

        claude-sonn… · 14:02
        3 s · Enter retry
        > write a prompt
         retry in 3 s │ Esc
        """)
  }
}
