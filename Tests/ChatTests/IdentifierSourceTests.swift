import Chat
import Testing

@Suite struct IdentifierSourceTests {
  @Test func namesSortByTheTimeTheyWereMade() {
    var source = IdentifierSource(random: SeededRandom())
    // The clock goes back at the fourth.
    let names = [1000.0, 1000, 1000.001, 999, 2000].map {
      source.message(at: WallTime(seconds: $0)).rawValue
    }
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
  }

  @Test func namesBeginWithTheTime() {
    struct Zero: RandomSource { func unit() -> Double { 0 } }
    struct Most: RandomSource { func unit() -> Double { 0.999_999_999 } }
    var first = IdentifierSource(random: Zero())
    let early = first.message(at: WallTime(seconds: 0.033))
    #expect(early.rawValue == "00000000110000000000000001")
    var last = IdentifierSource(random: Most())
    // All bits set count over to none.
    #expect(last.message(at: WallTime(seconds: 0)).rawValue == "00000000000000000000000000")
    let next = last.conversation(at: WallTime(seconds: 1_800_000_000))
    #expect(next.rawValue == "01MCC5RM000000000000000001")
  }

  @Test func differentSeedsGiveDifferentNames() {
    let names = (UInt64(1)...50).map { seed in
      var source = IdentifierSource(random: SeededRandom(seed: seed))
      return source.message(at: WallTime(seconds: 5)).rawValue
    }
    #expect(Set(names).count == 50)
  }
}
