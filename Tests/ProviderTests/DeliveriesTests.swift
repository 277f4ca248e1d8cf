import Chat
import Testing

@testable import Provider

/// What is handed over when, of what a response tells.
@Suite struct DeliveriesTests {
  private let start = Instant(nanoseconds: 5_000_000_000)

  private func after(_ milliseconds: Double) -> Instant {
    start.advanced(bySeconds: milliseconds / 1000)
  }

  private func text(_ text: String) -> ResponseEvent { .text(text) }

  @Test func theFirstPieceGoesAtOnce() {
    var deliveries = Deliveries()
    #expect(deliveries.add([text("a")], at: start) == [text("a")])
    #expect(deliveries.wait(at: start) == nil)
  }

  @Test func whatFollowsWithinTheIntervalGoesTogetherInOrderAtItsEnd() {
    var deliveries = Deliveries()
    _ = deliveries.add([text("a")], at: start)
    #expect(deliveries.add([text("b"), .finish(reason: "stop")], at: after(2)) == [])
    #expect(deliveries.add([text("c")], at: after(7)) == [])
    #expect(deliveries.wait(at: after(7)).map { ($0 * 1000).rounded(.up) } == 6)
    #expect(deliveries.take(at: after(12.5)) == [text("b"), .finish(reason: "stop"), text("c")])
    #expect(deliveries.wait(at: after(12.5)) == nil)
    #expect(deliveries.take(at: after(13)) == [])
  }

  @Test func aPieceThatComesLaterTakesWhatWaitsAlong() {
    var deliveries = Deliveries()
    _ = deliveries.add([text("a")], at: start)
    _ = deliveries.add([text("b")], at: after(1))
    #expect(deliveries.wait(at: after(40)) == 0)
    #expect(deliveries.add([text("c")], at: after(40)) == [text("b"), text("c")])
  }

  @Test func aPauseMakesTheNextPieceAFirstOne() {
    var deliveries = Deliveries()
    _ = deliveries.add([text("a")], at: start)
    #expect(deliveries.add([text("b")], at: after(13)) == [text("b")])
  }

  @Test func nothingToTellIsNoDelivery() {
    var deliveries = Deliveries()
    #expect(deliveries.add([], at: start) == [])
    #expect(deliveries.add([text("a")], at: after(1)) == [text("a")])
    #expect(deliveries.add([], at: after(2)) == [])
    #expect(deliveries.wait(at: after(2)) == nil)
  }
}
