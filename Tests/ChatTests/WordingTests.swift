import Chat
import Testing

@Suite struct WordingTests {
  @Test(arguments: [
    (-1, "0 s"), (0, "0 s"), (0.2, "1 s"), (90, "90 s"), (120, "2 min"), (121, "3 min"),
    (3600, "1 h"), (3661, "1 h 2 min"), (70740, "19 h 39 min"), (126_000, "1 d 11 h"),
    (86399, "1 d"), (.infinity, "a long time"), (.nan, "a long time"),
  ])
  func saysDurations(seconds: Double, words: String) {
    #expect(Wording.duration(seconds) == words)
  }

  // Seen at 2027-01-15 23:00 local time, one hour east of UTC.
  @Test(arguments: [
    (60, "23:01"), (3600, "tomorrow at 00:00"), (90000, "2027-01-17 at 00:00"),
  ])
  func saysMomentsByTheReadersClock(seconds: Double, words: String) {
    let now = WallTime(seconds: 1_800_000_000 + 14 * 3600)
    let then = WallTime(seconds: now.seconds + seconds)
    #expect(Wording.moment(then, seenAt: now, utcOffset: 3600) == words)
  }

  @Test(arguments: [
    (0, "$0.00"), (0.5, "$0.50"), (-0.14, "-$0.14"), (-0.001, "$0.00"), (12.345, "$12.35"),
    (.nan, "$?"),
  ])
  func saysDollars(amount: Double, words: String) {
    #expect(Wording.dollars(amount) == words)
  }
}
