import Chat
import TUI
import Testing

@testable import ChatUI

/// What is left out, and what is said, while the screen is reached over a slow link.
@Suite struct SlowLinkTests {
  private func link(_ bytesPerSecond: Int) -> LinkState {
    var link = LinkState()
    link.isSlow = true
    link.bytesPerSecond = bytesPerSecond
    return link
  }

  @Test(arguments: [
    (2_000, "ssh 2.0 kB/s"), (640, "ssh 640 B/s"), (14_000, "ssh 14.0 kB/s"),
  ])
  func theStatusBarNamesTheRate(bytesPerSecond: Int, words: String) {
    var setup = ModelSetup.cline
    setup.overSSH = true
    var story = Story(120, 24, setup: setup)
    #expect(story.row(-1).contains("│ ssh │"))
    story.happens(.link(link(bytesPerSecond)))
    #expect(story.row(-1).contains("│ \(words) │"))
    story.happens(.link(LinkState()))
    #expect(story.row(-1).contains("│ ssh │"))
  }

  @Test func noRateIsNamedWhereTheScreenIsNear() {
    var story = Story(120, 24)
    let before = story.row(-1)
    story.happens(.link(link(2_000)))
    #expect(story.row(-1) == before)
  }

  @Test func theMeterHasNoSparkline() {
    var story = Story.receiving(120, 24)
    #expect(story.row(-4).contains("▆"))
    story.happens(.link(link(2_000)))
    #expect(!story.row(-4).contains("▆"))
    #expect(story.row(-4).contains("tok/s"))
  }

  /// Ten frames in a second, in which pieces come: the figures change at most twice.
  @Test(arguments: [(2_000, 3), (300, 3)])
  func theFiguresOfTheMeterMoveInSteps(bytesPerSecond: Int, most: Int) {
    var story = Story.receiving(120, 24)
    story.happens(.link(link(bytesPerSecond)))
    var lines: [String] = []
    for _ in 0..<10 {
      story.wait(0.1)
      var status = story.model.status
      status.pieces += 6
      status.lastByteAt = story.now.instant
      status.lastTextAt = story.now.instant
      story.session(.status(status))
      lines.append(story.row(-4))
    }
    #expect(Set(lines).count <= most, "\(lines)")
  }

  @Test func aCountdownIsCountedInStepsOfFiveWhereTheLinkCarriesNextToNothing() {
    let start = Now.start.instant
    let deadline = start.advanced(bySeconds: 28)
    let countdown = Countdown(to: deadline, every: 5)
    let shown = (0...28).map { countdown.secondsLeft(at: start.advanced(bySeconds: Double($0))) }
    #expect(
      shown == [30, 30, 30, 25, 25, 25, 25, 25, 20, 20, 20, 20, 20, 15, 15, 15, 15, 15]
        + (0...10).reversed())
  }
}
