import Chat
import ChatUI
import TUI
import Testing

@Suite struct TickTests {
  /// What the screen says about the wait, `seconds` after the story's start.
  private func countdown(_ story: Story, after seconds: Double) -> String {
    var story = story
    story.wait(seconds)
    let screen = story.screen()
    guard let start = screen.firstRange(of: "retrying ") else { return "(none)" }
    return String(screen[start.upperBound...].prefix { $0 != "(" }.dropLast())
  }

  @Test(arguments: [
    (0.0, "in 3 s"), (0.29, "in 3 s"), (0.3, "in 2 s"), (1.29, "in 2 s"), (1.3, "in 1 s"),
    (2.29, "in 1 s"), (2.3, "now"), (9, "now"),
  ])
  func countsSecondsDownRoundedUp(after seconds: Double, text: String) {
    var story = Story()
    story.session(.message(.prompt, siblings: nil), .status(.backingOff(seconds: 2.3)))
    #expect(countdown(story, after: seconds) == text)
  }

  @Test func ticksExactlyWhenTheCountdownChanges() {
    var story = Story()
    story.session(.status(.backingOff(seconds: 2.3)))
    var ticks: [Double] = []
    while let tick = story.model.nextTick(at: story.now), ticks.count < 10 {
      ticks.append(tick.seconds(since: Now.start.instant))
      story.wait(tick.seconds(since: story.now.instant))
      story.happens(.tick)
    }
    #expect(ticks == [0.3, 1.3, 2.3])
  }

  @Test func needsNoTickWhenIdle() {
    #expect(Story().model.nextTick(at: .start) == nil)
  }

  @Test func ticksAtTheWholeSecondsOfTheLastByte() {
    var story = Story()
    var status = TurnStatus.at(.receiving)
    status.lastByteAt = Now.start.instant.advanced(bySeconds: 0.25)
    status.lastTextAt = status.lastByteAt
    story.wait(0.5)
    story.session(.status(status))
    var ticks: [Double] = []
    for _ in 0..<3 {
      guard let tick = story.model.nextTick(at: story.now) else { break }
      ticks.append(tick.seconds(since: Now.start.instant))
      story.wait(tick.seconds(since: story.now.instant))
    }
    #expect(ticks == [1.25, 2.25, 3.25])
  }

  @Test func aNoticeGoesAfterSixSecondsByATick() {
    var story = Story()
    story.happens(.notice("hello", isWarning: false))
    #expect(story.model.nextTick(at: story.now) == story.now.instant.advanced(bySeconds: 6))
    story.wait(5.9)
    story.happens(.tick)
    #expect(story.model.notice?.text == "hello")
    story.wait(0.1)
    story.happens(.tick)
    #expect(story.model.notice == nil)
    #expect(story.model.nextTick(at: story.now) == nil)
  }
}
