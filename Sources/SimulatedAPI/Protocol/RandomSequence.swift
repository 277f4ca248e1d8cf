/// Pseudo-random numbers that a seed determines wholly (SplitMix64): the same server gives the same
/// IDs and the same rhythm, run after run. Not for secrets.
struct RandomSequence: Sendable {
  private var state: UInt64

  /// - Parameter stream: which of the seed's sequences; near numbers give unrelated ones.
  init(seed: UInt64, stream: UInt64) {
    state = seed
    state = next() &+ stream &* 0xD6E8_FEB8_6659_FD93
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// Letters and digits, as the API's request IDs are made of.
  mutating func identifier(length: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let bytes = (0..<length).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
