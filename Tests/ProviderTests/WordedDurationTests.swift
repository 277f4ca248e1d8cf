import Testing

@testable import Provider

struct WordedDurationTests {
  @Test(
    arguments: [
      ("Daily free limit reached. Try again in 19h 39m", 70_740),
      ("The limit resets in 1d 11h.", 126_000), ("resets in 5h", 18_000),
      ("Please try again in 6m0s. Visit", 360), ("try again in 1.5s", 1.5),
      ("Try again in 846ms", 0.846), ("retry after 30 seconds", 30),
      ("try again in about 2 hours and 5 minutes", 7_500),
      ("try again in a while; it resets in 10 min", 600),
      ("try again later", nil), ("again in vain", nil), ("try again in 5", nil), ("", nil),
      ("try again in ", nil),
    ] as [(String, Double?)])
  func findsTheWaitInAMessage(message: String, seconds: Double?) {
    #expect(WordedDuration.seconds(inMessage: message) == seconds)
  }

  @Test(
    arguments: [
      ("1s", 1), ("6m0s", 360), ("1h2m3s", 3_723), ("20ms", 0.02), ("5", nil), ("5 apples", nil),
      ("1s x", nil),
    ] as [(String, Double?)])
  func readsADuration(text: String, seconds: Double?) {
    #expect(WordedDuration.seconds(text) == seconds)
  }
}
