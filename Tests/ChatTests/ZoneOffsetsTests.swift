import Chat
import Testing

/// Berlin's clock, as it is changed in 2026 and 2027: 1 h in winter, 2 h in summer.
private let changes = [
  (1_774_746_000.0, 7_200), (1_792_890_000, 3_600), (1_806_195_600, 7_200), (1_824_944_400, 3_600),
]

private func berlin(_ time: WallTime) -> Int {
  changes.last { $0.0 <= time.seconds }?.1 ?? 3_600
}

@Suite struct ZoneOffsetsTests {
  private static let start = WallTime(seconds: 1_767_225_600)
  private static let end = WallTime(seconds: 1_830_297_600)

  @Test func knowsTheOffsetOfEachTime() {
    let zone = ZoneOffsets(from: Self.start, to: Self.end, of: berlin)
    for (time, _) in changes {
      for seconds in [time - 1, time, time + 1, time - 86_400, time + 40 * 86_400] {
        let time = WallTime(seconds: seconds)
        #expect(zone.offset(at: time) == berlin(time), "\(seconds)")
      }
    }
    // Outside of what was read the ends hold.
    #expect(zone.offset(at: WallTime(seconds: -1e12)) == 3_600)
    #expect(zone.offset(at: WallTime(seconds: 1e12)) == 3_600)
  }

  /// A month of fasting without summer time, and a change at a quarter of an hour.
  @Test func findsChangesThatAreAMonthApart() {
    let times = [10, 40, 70].map { Double($0) * 86_400 + 900 }
    func offset(_ time: WallTime) -> Int {
      times.count { $0 <= time.seconds }.isMultiple(of: 2) ? 3_600 : 0
    }
    let zone = ZoneOffsets(
      from: WallTime(seconds: 0), to: WallTime(seconds: 100 * 86_400), of: offset)
    for time in times.flatMap({ [$0 - 1, $0] }).map(WallTime.init(seconds:)) {
      #expect(zone.offset(at: time) == offset(time))
    }
  }

  @Test func asksSomeHundredTimes() {
    var asked = 0
    _ = ZoneOffsets(from: Self.start, to: Self.end) { time in
      asked += 1
      return berlin(time)
    }
    #expect(asked < 140)
  }

  @Test func staysAsItIsWhereItIsFixed() {
    let zone = ZoneOffsets(fixed: -1_800)
    #expect(zone.offset(at: Self.start) == -1_800)
  }
}
