import Chat

/// What requests came to, by day or by model: for the time that the browser's query names.
struct StatisticsState: Sendable {
  var question: StatisticsQuestion
  /// nil: the log is being read.
  var rows: [LogStatistics]?
  /// Rows that are above the screen.
  var scroll = 0

  init(_ query: LogQuery, by grouping: LogStatistics.Grouping, utcOffset: Int) {
    question = StatisticsQuestion(
      grouping: grouping, since: nil, before: nil, utcOffset: utcOffset)
    for filter in query.filters where !filter.isExcluded {
      switch filter.condition {
      case .since(let time): question.since = question.since.map { max($0, time) } ?? time
      case .before(let time): question.before = question.before.map { min($0, time) } ?? time
      default: break
      }
    }
  }
}
