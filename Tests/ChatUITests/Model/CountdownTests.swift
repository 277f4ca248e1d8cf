import Chat
import Testing

@testable import ChatUI

@Suite struct CountdownTests {
  private func countdown(_ seconds: Double) -> Countdown {
    Countdown(to: Now.start.instant.advanced(bySeconds: seconds))
  }

  @Test(arguments: [
    (0.0, "0 s"), (2.3, "3 s"), (119.2, "120 s"), (120, "120 s"), (120.1, "3 min"), (180, "3 min"),
    (3_601, "1 h 1 min"), (70_740, "19 h 39 min"), (-5, "0 s"),
  ])
  func tellsSecondsAndFromTwoMinutesOnMinutes(seconds: Double, words: String) {
    #expect(countdown(seconds).words(at: Now.start.instant) == words)
  }

  @Test(arguments: [
    (2.3, 2.0), (120, 119), (120.5, 120), (180, 120), (180.5, 180), (70_739.2, 70_680),
  ])
  func changesWhenItsWordsDo(seconds: Double, left: Double) {
    let countdown = countdown(seconds)
    let next = countdown.nextChange(after: Now.start.instant)
    #expect(next == countdown.deadline.advanced(bySeconds: -left))
    #expect(next.map { countdown.words(at: $0) } != countdown.words(at: Now.start.instant))
  }

  @Test(arguments: [
    (0.0, 0, "at 14:02"), (1_799.6, 0, "at 14:32"), (1_799.6, 3_600, "at 15:32"),
    (70_740, 0, "tomorrow at 09:41"), (200_000, 0, "1970-01-03 at 21:35"),
  ])
  func namesTheTimeByTheReadersClock(seconds: Double, offset: Int, clock: String) {
    var now = Now.start
    now.zone = ZoneOffsets(fixed: offset)
    #expect(countdown(seconds).clock(at: now) == clock)
  }
}
