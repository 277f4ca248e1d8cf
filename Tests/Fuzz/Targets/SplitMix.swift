/// Random numbers that follow from a seed and an input's number alone (SplitMix64), so that each input
/// can be made again without those before it.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64, number: UInt64) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ number &* 0x9E37_79B9_7F4A_7C15
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<limit.
  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
