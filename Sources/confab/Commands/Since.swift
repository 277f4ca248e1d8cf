import Chat

/// Since when: a time ago (`7d`) or a date by the local clock, as the command line takes it.
struct Since: Hashable {
  /// For messages about text that is none of them.
  static let examples = LogDate.examples

  private let date: LogDate

  /// - Returns: nil for text that is no date.
  init?(_ text: String) {
    guard let date = LogDate(text) else { return nil }
    self.date = date
  }

  func time(now: WallTime) -> WallTime { date.time(now: now, utcOffset: LocalClock.offset) }
}
