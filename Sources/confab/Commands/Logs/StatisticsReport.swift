import Chat
import ChatUI

/// Statistics as text: a table and a chart of each figure for a terminal, lines for programs.
enum StatisticsReport {
  /// Rows of a chart: more make it no clearer.
  private static let charted = 30

  /// The names and their meaning stay: a script may depend on each.
  static func json(_ row: LogStatistics, by grouping: LogStatistics.Grouping) -> JSONValue {
    .record([
      (grouping.rawValue, .shown(row.name)),
      ("requests", .number(Double(row.attempts))),
      ("answers", .number(Double(row.answers))),
      ("errors", .number(Double(row.errors))),
      ("prompt_tokens", .number(row.promptTokens)),
      ("completion_tokens", .number(row.completionTokens)),
      ("cost_usd", row.cost.map(JSONValue.number) ?? .null),
      ("first_token_median_s", row.firstTextMedian.map(JSONValue.number) ?? .null),
      ("first_token_p95_s", row.firstText95th.map(JSONValue.number) ?? .null),
    ])
  }

  static func text(
    _ rows: [LogStatistics], by grouping: LogStatistics.Grouping, width: Int
  ) -> String {
    let charts = StatisticsChart.Measure.allCases.compactMap { measure -> String? in
      let chart = StatisticsChart(Array(rows.prefix(charted)), of: measure)
      guard rows.count > 1, measure != .requests, !chart.isEmpty else { return nil }
      let lines = chart.rows(width: width).map { $0.text + "\n" }.joined()
      return "\n\(measure.rawValue) by \(grouping.rawValue)\n" + lines
    }
    return table(rows, by: grouping) { text, row in
      [
        text.requests, text.answers, text.errors, text.promptTokens, text.completionTokens,
        text.cost, text.firstTextMedian, text.firstText95th,
      ]
    }.aligned(to: width) + charts.joined()
  }

  /// Numbers as they are.
  static func tabSeparated(
    _ rows: [LogStatistics], by grouping: LogStatistics.Grouping
  ) -> String {
    table(rows, by: grouping) { _, row in
      func text<Value>(_ value: Value?) -> String { value.map { "\($0)" } ?? "" }
      var cells = ["\(row.attempts)", "\(row.answers)", "\(row.errors)"]
      cells += [text(row.promptTokens), text(row.completionTokens)]
      cells.append(row.cost.map(StatisticsText.exact) ?? "")
      return cells + [text(row.firstTextMedian), text(row.firstText95th)]
    }.tabSeparated
  }

  private static func table(
    _ rows: [LogStatistics], by grouping: LogStatistics.Grouping,
    _ cells: (StatisticsText, LogStatistics) -> [String]
  ) -> TextTable {
    let headings = [
      "requests", "answers", "errors", "tokens in", "tokens out", "cost", "first token",
      "95 % within",
    ]
    return TextTable(
      columns: [.init(grouping.rawValue, widest: 40)]
        + headings.map { .init($0, widest: 14, isRight: true) },
      rows: rows.map { [$0.name] + cells(StatisticsText($0), $0) })
  }
}
