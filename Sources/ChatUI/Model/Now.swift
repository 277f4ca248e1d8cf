package import Chat

/// The moment an event is handled or a frame is drawn at, on both clocks: handed in, never asked for.
package struct Now: Hashable, Sendable {
  /// On the monotonic clock: countdowns and ages are taken from it.
  package var instant: Instant
  /// The date: what people read.
  package var wall: WallTime
  /// Seconds that local time is ahead of UTC.
  package var utcOffset: Int

  package init(instant: Instant, wall: WallTime, utcOffset: Int = 0) {
    self.instant = instant
    self.wall = wall
    self.utcOffset = utcOffset
  }
}
