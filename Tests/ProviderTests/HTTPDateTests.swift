import Chat
import Testing

@testable import Provider

struct HTTPDateTests {
  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_800),
      ("Fri, 01 Jan 1970 00:00:00 GMT", 0), ("Saturday, 16-Sep-76 00:00:00 GMT", 3_367_440_000),
      ("Friday, 16-Sep-77 00:00:00 GMT", 243_216_000),
      ("", nil), ("Sun", nil), ("Sun, 06 Foo 1994 08:49:37 GMT", nil),
      ("Sun, 06 Nov 1994 25:49:37 GMT", nil),
      ("Sun, 06 Nov 1994 08:49 GMT", nil), ("Sun, 99 Nov 1994 08:49:37 GMT", nil),
      ("Sun, 06-Nov-94", nil),
    ] as [(String, Double?)])
  func readsTheThreeForms(text: String, seconds: Double?) {
    #expect(HTTPDate.parse(text, now: FixedTime.wall)?.seconds == seconds)
  }

  @Test(
    arguments: [
      ("2026-09-16T14:00:00Z", 0), ("2026-09-16 14:00:00", 0), ("2026-09-16T16:00:01+02:00", 1),
      ("2026-09-16T16:00:01+0200", 1),
      ("2026-09-16T13:00:00.25-01:00", 0.25), ("2026-09-16T14:00:00.500000000Z", 0.5),
      ("2026-09-16", nil), ("2026-13-16T14:00:00Z", nil),
      ("2026-09-16T24:00:00Z", nil), ("2026-09-16T14:00:00+", nil), ("x026-09-16T14:00:00Z", nil),
    ] as [(String, Double?)])
  func readsISO8601(text: String, seconds: Double?) {
    #expect(
      HTTPDate.parseISO8601(text).map {
        (($0.seconds - FixedTime.wall.seconds) * 1e3).rounded() / 1e3
      } == seconds)
  }
}
