import Chat
import Testing

@Suite struct CivilTimeTests {
  @Test(arguments: [
    (0, 0, "1970-01-01T00:00:00Z"), (-1, 0, "1969-12-31T23:59:59Z"),
    (951_782_400, 0, "2000-02-29T00:00:00Z"), (1_709_251_199.9, 0, "2024-02-29T23:59:59Z"),
    (4_107_542_400, 0, "2100-03-01T00:00:00Z"), (1_800_000_000, 19800, "2027-01-15T13:30:00+05:30"),
    (1_800_000_000, -12600, "2027-01-15T04:30:00-03:30"),
    (-2_203_977_600, 0, "1900-02-28T00:00:00Z"),
    (.nan, 0, "1970-01-01T00:00:00Z"), (1e300, 0, "9999-12-31T23:59:59Z"),
    (-1e300, 0, "0000-01-01T00:00:00Z"),
  ])
  func formatsMoments(seconds: Double, offset: Int, text: String) {
    #expect(CivilTime(WallTime(seconds: seconds), utcOffset: offset).iso8601 == text)
  }
}
