import Chat
import Testing

@testable import ChatUI

@Suite struct FiguresTests {
  @Test(arguments: [
    (0.0, "0.1 s"), (0.26, "0.3 s"), (0.97, "0.9 s"), (1, "1 s"), (1.99, "1 s"), (14.2, "14 s"),
  ])
  func agesChangeWithWholeSecondsFromOneOn(seconds: Double, text: String) {
    #expect(Figures.age(seconds) == text)
  }

  @Test(arguments: [(0.0, "0 tok/s"), (0.5, "0.5 tok/s"), (9.94, "9.9 tok/s"), (67.6, "68 tok/s")])
  func ratesAreAsExactAsTheyAreKnown(perSecond: Double, text: String) {
    #expect(Figures.rate(perSecond) == text)
  }

  @Test(arguments: [(1.0, 2, "1.00"), (0.996, 2, "1.00"), (-1.25, 1, "-1.3"), (12.5, 0, "13")])
  func roundsHalfUp(number: Double, digits: Int, text: String) {
    #expect(Figures.fixed(number, digits: digits) == text)
  }

  @Test(arguments: [(0, "14:02", "14:02:09"), (-54_000, "23:02", "23:02:09")])
  func timesAreLocal(offset: Int, short: String, long: String) {
    let time = WallTime(seconds: 50_529.9)
    #expect(Figures.time(time, utcOffset: offset) == short)
    #expect(Figures.time(time, utcOffset: offset, seconds: true) == long)
  }

  @Test(arguments: [("8f3c", "8f3c"), ("8f3c2", "8f3c2"), ("8f3c2a", "8f3c…")])
  func identifiersAreCutOnlyWhereThatSavesRoom(identifier: String, text: String) {
    #expect(Figures.short(identifier, to: 4) == text)
  }
}
