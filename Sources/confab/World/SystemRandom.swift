import Chat

/// The system's own randomness.
struct SystemRandom: RandomSource {
  func unit() -> Double { Double.random(in: 0..<1) }
}
