import Chat
import Testing

@testable import ChatUI

@Suite struct PieceFiguresTests {
  private static func record(_ times: [Double]) -> ExchangeRecord {
    var record = ExchangeRecord.asked()
    record.pieces = times.map { .init(after: $0, text: "x", isReasoning: false) }
    return record
  }

  /// Gaps of 1 to 20 seconds.
  private static let times = (0...20).map { Double($0 * ($0 + 1) / 2) }

  @Test func tellsTheGapsAndTheRate() {
    var figures = PieceFigures()
    figures.take(Self.record(Self.times))
    #expect(figures.count == 21)
    #expect(figures.gap(0.5) == 10)
    #expect(figures.gap(0.95) == 19)
    #expect(figures.longestGap == 20)
    #expect(figures.rate == 20.0 / 210.0)
    #expect(figures.firstAfter == 0)
  }

  @Test(arguments: [[], [0.5], [0.5, 0.5]])
  func makesNothingUp(times: [Double]) {
    var figures = PieceFigures()
    figures.take(Self.record(times))
    #expect(figures.count == times.count)
    #expect(figures.rate == nil)
    #expect(figures.gap(0.5) == (times.count == 2 ? 0 : nil))
  }

  @Test func areTheSameHoweverThePiecesCame() {
    let times = (0..<200).map { Double($0 * 7_919 % 1_000) }.sorted()
    var whole = PieceFigures()
    whole.take(Self.record(times))
    var grown = PieceFigures()
    for count in stride(from: 0, through: 200, by: 25) {
      grown.take(Self.record(Array(times.prefix(count))))
    }
    #expect(grown == whole)
  }

  @Test func beginAnewForAnotherAttempt() {
    var figures = PieceFigures()
    figures.take(Self.record(Self.times))
    var other = Self.record([1, 3])
    other.id = .second
    figures.take(other)
    #expect(figures.longestGap == 2)
  }

  /// Nobody knows how long the gap was where pieces are not kept.
  @Test func countWhatIsNotKept() {
    var record = Self.record([1, 2, 100, 101])
    record.droppedPieces = 50
    record.piecesBeforeGap = 2
    var figures = PieceFigures()
    figures.take(record)
    #expect(figures.count == 54)
    #expect(figures.longestGap == 1)
    #expect(figures.rate == 0.53)
  }
}
