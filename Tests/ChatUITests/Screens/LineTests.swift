import Chat
import ChatUI
import TUI
import Testing

/// The lines that have to fit, at several widths.
@Suite struct LineTests {
  @Test(arguments: [
    (
      120,
      "▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · first token 0.8 s · last byte 0.1 s ago · request 8f3c2a61-77d0-4b1e"
    ),
    (80, "▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · last byte 0.1 s ago · request 8f3c…"),
    (60, "▍receiving · ~292 tok · 82 tok/s · last byte 0.1 s ago"),
    (40, "▍receiving · ~292 tok · 82 tok/s"),
    (20, "▍receiving"),
  ])
  func theMeterDropsWholeFigures(width: Int, line: String) {
    var story = Story.receiving(width, 24)
    #expect(story.row(-4).hasPrefix(line))
  }

  @Test(arguments: [
    (80, "▍stalled · silent for 14 s · ~292 tok · first token 0.8 s · request 8f3c2a61…"),
    (40, "▍stalled · silent for 14 s · ~292 tok"), (20, "▍silent for 14 s"),
  ])
  func theMeterSaysSinceWhenNothingCame(width: Int, line: String) {
    var story = Story.receiving(width, 24)
    story.wait(14)
    #expect(story.row(-4) == line)
  }

  @Test func theMeterTellsKeepAlivesFromSilence() {
    var story = Story.receiving(120, 24)
    story.wait(14)
    var status = story.model.status
    status.lastByteAt = story.now.instant
    story.session(.status(status))
    #expect(
      story.row(-4).hasPrefix("▍receiving · keep-alive, no text for 14 s · ~292 tok · first token"))
  }

  @Test(arguments: [
    (TurnStatus.Phase.connecting, 0.4, "▍connecting"), (.connecting, 3.2, "▍connecting · 3 s"),
    (.connecting, 12.5, "▍stalled · no response for 12 s"), (.waiting, 2, "▍waiting · 2 s"),
    (.reasoning, 2, "▍reasoning"),
  ])
  func theMeterNamesThePhase(phase: TurnStatus.Phase, seconds: Double, line: String) {
    var story = Story()
    story.session(.status(.at(phase)))
    story.wait(seconds)
    #expect(story.row(-4) == line)
  }

  @Test func theMeterNamesALaterAttempt() {
    var story = Story()
    story.session(.status(.at(.connecting, attempt: 2)))
    #expect(story.row(-4) == "▍connecting · attempt 2")
  }

  @Test func theServersOwnCountIsNoEstimate() {
    var story = Story.receiving(80, 24)
    var attempt = Attempt.first
    attempt.usage = Usage(completionTokens: 301)
    story.session(.message(.answer("x", attempts: [attempt]), siblings: nil))
    #expect(story.row(-4).hasPrefix("▍receiving · 301 tok ·"))
  }

  @Test(arguments: [
    (
      120,
      " sky colours │ anthropic/claude-sonnet-4.6 │ cline │ ↑1.2k ↓3.4k │ $0.031 │ ssh │ F1 help"
    ),
    (80, " sky colours │ claude-sonnet-4.6 │ cline │ ↑1.2k ↓3.4k │ $0.031 │ ssh │ F1 help"),
    (40, " claude-sonnet-4.6 │ $0.031 │ F1 help"), (20, " claude-sonnet-4.6"),
  ])
  func theStatusBarDropsWholeItems(width: Int, line: String) {
    var setup = ModelSetup.cline
    setup.overSSH = true
    var story = Story(width, 24, setup: setup)
    var attempt = Attempt.first
    attempt.usage = Usage(promptTokens: 1_200, completionTokens: 3_400, cost: 0.031)
    story.session(
      .conversation(.sky),
      .message(.answer("Blue.", .complete, attempts: [attempt]), siblings: nil))
    #expect(story.row(-1) == line)
  }

  @Test(arguments: [
    (120, "Enter retry now · Esc cancel · F5 switch model · Alt-E edit · F4 details"),
    (40, "Enter retry now · Esc cancel · F5 model"), (20, "Enter retry · Esc"),
  ])
  func aWaitNamesItsKeys(width: Int, line: String) {
    var story = Story.backingOff(width, 24)
    #expect(story.row(-4) == line)
  }

  @Test func aWaitDoesNotPromiseARetryByEnterWhileSomethingIsTyped() {
    var story = Story.backingOff(80, 24)
    story.type("x")
    #expect(
      story.row(-4) == "Alt-R retry now · Esc cancel · F5 switch model · Alt-E edit · F4 details")
  }

  @Test func aLongNoticeTakesTwoRowsAndEndsInAnEllipsis() {
    var story = Story(40, 12)
    story.happens(.notice(String(repeating: "word ", count: 30), isWarning: false))
    #expect(story.row(-5) == "word word word word word word word word")
    #expect(story.row(-4) == "word word word word word word word word…")
  }
}
