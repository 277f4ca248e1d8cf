import Chat

/// The system's own randomness.
struct SystemRandom: RandomSource {
  func unit() -> Double { Double.random(in: 0..<1) }

  /// A number to begin a reproducible sequence with.
  func seed() -> UInt64 { UInt64.random(in: .min ... .max) }
}
