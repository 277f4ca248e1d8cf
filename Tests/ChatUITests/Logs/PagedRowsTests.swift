import Testing

@testable import ChatUI

@Suite struct PagedRowsTests {
  private func page(_ offset: Int, _ count: Int = Paging.pageLength) -> [Int] {
    Array(offset..<offset + count)
  }

  @Test func asksForEachMissingPageOnce() {
    var rows = PagedRows<Int>()
    rows.take(page(0), at: 0, total: 1_000, hasMore: false, near: 0)
    #expect(rows.missing(for: 0..<100) == [])
    #expect(rows.missing(for: 90..<310) == [1, 2, 3])
    #expect(rows.missing(for: 90..<310) == [])
    #expect(rows.missing(for: 980..<1_020) == [9])
    rows.forgetAsked()
    #expect(rows.missing(for: 990..<1_010) == [9])
    #expect(rows[99] == 99 && rows[100] == nil && rows[-1] == nil)
  }

  @Test func goesOnWhereTheEndIsNotKnown() {
    var rows = PagedRows<Int>()
    rows.take(page(0), at: 0, total: nil, hasMore: true, near: 0)
    #expect(rows.count == 100 && !rows.isComplete)
    #expect(rows.missing(for: 60..<110) == [1])
    rows.take(page(100, 7), at: 100, total: nil, hasMore: false, near: 90)
    #expect(rows.count == 107 && rows.isComplete)
    #expect(rows.missing(for: 60..<200) == [])
  }

  @Test func holdsWhatIsNearTheReader() {
    var rows = PagedRows<Int>()
    for number in 0..<40 {
      rows.take(page(number * 100), at: number * 100, total: 20_000, hasMore: false, near: 3_900)
    }
    #expect(rows.held.count == Paging.held * Paging.pageLength)
    #expect(rows[3_950] == 3_950 && rows[0] == nil)
    #expect(rows.missing(for: 0..<50) == [0])
  }
}
