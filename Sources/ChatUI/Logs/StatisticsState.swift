import Chat

/// What requests came to, by day or by model: for the time that the browser's query names.
struct StatisticsState: Sendable {
  var question: StatisticsQuestion
  /// nil: the log is being read.
  var rows: [LogStatistics]?
  /// The query asks for less than is counted here: words, and filters of other things than times.
  private(set) var isWider: Bool
  /// Rows that are above the screen.
  var scroll = 0

  init(_ query: LogQuery, by grouping: LogStatistics.Grouping, zone: ZoneOffsets) {
    question = StatisticsQuestion(
      grouping: grouping, since: nil, before: nil, zone: zone)
    isWider = query.hasWords
    for filter in query.filters {
      guard !filter.isExcluded else {
        isWider = true
        continue
      }
      switch filter.condition {
      case .since(let time): question.since = question.since.map { max($0, time) } ?? time
      case .before(let time): question.before = question.before.map { min($0, time) } ?? time
      default: isWider = true
      }
    }
  }

  /// The times between which is counted, in words.
  var times: [String] {
    func text(_ time: WallTime) -> String {
      let civil = CivilTime(time, utcOffset: question.zone.offset(at: time))
      return civil.clock == "00:00" ? civil.date : "\(civil.date) \(civil.clock)"
    }
    return [
      question.since.map { "since \(text($0))" }, question.before.map { "before \(text($0))" },
    ].compactMap(\.self)
  }
}
