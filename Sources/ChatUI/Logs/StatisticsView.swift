import Chat
import TUI

/// The statistics of the log as plots: a chart for each figure of which something is known.
struct StatisticsView {
  let state: StatisticsState
  let model: Model

  private var theme: Theme { model.setup.theme }

  /// How far it can be scrolled.
  var lastScroll: Int {
    let place = BrowserLayout(of: model).list
    return max(0, rows(width: place.size.columns).count - place.size.rows)
  }

  func draw(in place: Rect, on frame: inout Frame) {
    let rows = rows(width: place.size.columns)
    putRows(
      rows.dropFirst(state.scroll).prefix(place.size.rows), at: place.origin, on: &frame)
  }

  private func rows(width: Int) -> [Row] {
    guard let statistics = state.rows else {
      return [cells("   reading the log …", style: theme[.dim])]
    }
    guard !statistics.isEmpty else {
      return [cells("   no request is in the log for that time", style: theme[.dim])]
    }
    var rows: [Row] = []
    for measure in StatisticsChart.Measure.allCases {
      let chart = StatisticsChart(statistics, of: measure)
      if !rows.isEmpty { rows.append([]) }
      rows.append(clip(cells(measure.rawValue, style: theme[.heading]), to: width))
      guard !chart.isEmpty else {
        rows.append(cells("  none reported", style: theme[.dim]))
        continue
      }
      rows += chart.rows(width: max(1, width - 3)).map { row(of: $0, width: width) }
    }
    return rows
  }

  private func row(of chart: StatisticsChart.Row, width: Int) -> Row {
    let gap = cells("  ", style: theme[.text])
    var row = gap + cells(chart.name, style: theme[.text])
    if !chart.bar.isEmpty { row += gap + cells(chart.bar, style: theme[.meter]) }
    return clip(row + gap + cells(chart.value, style: theme[.dim]), to: width)
  }
}
