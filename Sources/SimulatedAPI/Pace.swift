/// How the server's deliberate waits relate to real time. What a response *says* about time
/// (`Retry-After`, dates) is not touched by it.
package struct Pace: Hashable, Sendable {
  /// Every wait is multiplied by this.
  let factor: Double

  /// First token after about 300 ms, about 60 tokens a second.
  package static let believable = Pace(factor: 1)
  /// No waits: as fast as the client reads.
  package static let instant = Pace(factor: 0)

  /// Waits multiplied by `factor`: 2 is half the speed; negative counts as 0.
  package static func scaled(_ factor: Double) -> Pace { Pace(factor: max(0, factor)) }

  /// Nanoseconds of a wait.
  func nanoseconds(milliseconds: Double) -> Int64 { Int64(milliseconds * factor * 1e6) }
}
