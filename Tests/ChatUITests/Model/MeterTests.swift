import Chat
import Testing

@testable import ChatUI

@Suite struct MeterTests {
  private let start = Instant(nanoseconds: 0)

  /// A meter that saw `pieces` in all at each of these times.
  private func meter(_ samples: [(seconds: Double, pieces: Int)]) -> Meter {
    var meter = Meter()
    for sample in samples {
      var status = TurnStatus(
        phase: .receiving, model: ModelID(rawValue: "m"), startedAt: start)
      status.pieces = sample.pieces
      status.firstTextAt = start
      meter.note(status, at: start.advanced(bySeconds: sample.seconds))
    }
    return meter
  }

  @Test func saysNothingBeforeAHalfSecondIsFull() {
    let meter = meter([(0.1, 4), (0.4, 9)])
    #expect(meter.rate(at: start.advanced(bySeconds: 0.49)) == nil)
    #expect(meter.sparkline(at: start.advanced(bySeconds: 0.49)) == "")
  }

  @Test func givesPiecesASecondOverTheLastThreeSeconds() {
    let samples = (0..<40).map { (seconds: Double($0) * 0.5 + 0.25, pieces: ($0 + 1) * 10) }
    #expect(meter(samples).rate(at: start.advanced(bySeconds: 20)) == 20)
  }

  @Test func fallsToZeroWhenNothingComes() {
    let meter = meter([(0.25, 100)])
    #expect(meter.rate(at: start.advanced(bySeconds: 1)) == 100)
    #expect(meter.rate(at: start.advanced(bySeconds: 60)) == 0)
  }

  @Test func drawsOneBarForEachHalfSecondSixAtTheMost() {
    let samples = [(0.25, 8), (0.75, 8), (1.25, 12), (1.75, 18)]
      .map { (seconds: $0.0, pieces: $0.1) }
    #expect(meter(samples).sparkline(at: start.advanced(bySeconds: 2)) == "█▁▅▆")
    #expect(meter(samples).sparkline(at: start.advanced(bySeconds: 4)) == "▆█▁▁▁▁")
  }

  @Test func beginsAnewWithTheNextAttempt() {
    var meter = meter([(0.25, 100)])
    var status = TurnStatus(phase: .receiving, model: ModelID(rawValue: "m"), startedAt: start)
    status.pieces = 10
    status.firstTextAt = start.advanced(bySeconds: 5)
    meter.note(status, at: start.advanced(bySeconds: 5.25))
    #expect(meter.rate(at: start.advanced(bySeconds: 5.5)) == 20)
  }
}
