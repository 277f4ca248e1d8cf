import Testing

@testable import SimulatedAPI

struct TimestampTests {
  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z"),
    (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT", "2000-02-29T00:00:00Z"),
    (1_767_323_045, "Fri, 02 Jan 2026 03:04:05 GMT", "2026-01-02T03:04:05Z"),
    (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT", "2100-02-28T23:59:59Z"),
    (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT", "2100-03-01T00:00:00Z"),
    (-1, "Wed, 31 Dec 1969 23:59:59 GMT", "1969-12-31T23:59:59Z"),
  ])
  func writesDates(seconds: Int, http: String, rfc: String) {
    #expect(Timestamp(seconds: seconds).httpDate == http)
    #expect(Timestamp(seconds: seconds).rfc3339 == rfc)
  }

  @Test func readsTheMachinesClock() {
    // Later than this was written, and before the year 2100: the unit is right.
    #expect((1_767_225_600_000...4_102_444_800_000).contains(WallClock.system.now()))
  }
}
