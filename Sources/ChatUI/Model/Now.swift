package import Chat

/// The moment an event is handled or a frame is drawn at, on both clocks: handed in, never asked for.
package struct Now: Hashable, Sendable {
  /// On the monotonic clock: countdowns and ages are taken from it.
  package var instant: Instant
  /// The date: what people read.
  package var wall: WallTime
  /// What the local clock shows, now and at other times.
  package var zone: ZoneOffsets

  package init(instant: Instant, wall: WallTime, zone: ZoneOffsets) {
    self.instant = instant
    self.wall = wall
    self.zone = zone
  }

  package init(instant: Instant, wall: WallTime, utcOffset: Int = 0) {
    self.init(instant: instant, wall: wall, zone: ZoneOffsets(fixed: utcOffset))
  }

  /// Seconds that local time is ahead of UTC.
  package var utcOffset: Int { zone.offset(at: wall) }

  /// Seconds that it is, was or will be ahead at a time.
  package func offset(at time: WallTime) -> Int { zone.offset(at: time) }
}
