import Chat
import Testing

/// 2026-11-23T14:30:00Z; clocks are one hour ahead of UTC from November on, two before.
@Suite struct LogDateTests {
  private static let now = WallTime(seconds: 1_795_444_200)
  private static let change = WallTime(seconds: 1_793_494_800)

  private static func offset(_ time: WallTime) -> Int { time < change ? 7_200 : 3_600 }

  @Test(arguments: [
    ("30min", "2026-11-23T15:00:00+01:00"), ("12h", "2026-11-23T03:30:00+01:00"),
    ("7d", "2026-11-16T15:30:00+01:00"), ("2w", "2026-11-09T15:30:00+01:00"),
    ("3mo", "2026-08-23T15:30:00+02:00"), ("12mo", "2025-11-23T15:30:00+02:00"),
    ("1y", "2025-11-23T15:30:00+02:00"), ("today", "2026-11-23T00:00:00+01:00"),
    ("Yesterday", "2026-11-22T00:00:00+01:00"), ("2026-11-01", "2026-11-01T00:00:00+02:00"),
    ("2026-11-02", "2026-11-02T00:00:00+01:00"), ("2026-07", "2026-07-01T00:00:00+02:00"),
    ("2026", "2026-01-01T00:00:00+02:00"), ("2024-02-29", "2024-02-29T00:00:00+02:00"),
    ("2026-11-20T14:02", "2026-11-20T14:02:00+01:00"),
    ("2026-11-20 14:02:09", "2026-11-20T14:02:09+01:00"),
    ("2026-11-20T14:02Z", "2026-11-20T15:02:00+01:00"),
  ])
  func understandsDatesAndAges(text: String, expected: String) throws {
    let time = try #require(LogDate(text)).time(now: Self.now, utcOffset: Self.offset)
    #expect(CivilTime(time, utcOffset: Self.offset(time)).iso8601 == expected)
  }

  @Test(arguments: [
    "", "tuesday", "7", "-7d", "d", "2026-02-29", "2026-1-1", "2026-13", "2026-11-01T24:00",
    "2026-11T14:02", "2026Z", "9999999d", "1.5h",
  ])
  func refusesWhatIsNone(text: String) {
    #expect(LogDate(text) == nil)
  }

  @Test(arguments: [-719_468, -1, 0, 59, 11_016, 20_780, 100_000])
  func countsDaysAsTheCalendarReadsThem(day: Int) {
    let civil = CivilTime(WallTime(seconds: Double(day) * 86_400))
    #expect(CivilTime.days(year: civil.year, month: civil.month, day: civil.day) == day)
  }
}
