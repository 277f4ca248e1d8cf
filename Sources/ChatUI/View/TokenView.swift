import TUI

/// The pieces of an answer, with their figures above and the keys below.
struct TokenView {
  let panel: TokenPanel
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  private var frame: InspectionFrame { InspectionFrame(in: area) }

  /// What the pieces are seen through.
  var window: LineWindow {
    LineWindow(width: frame.text.size.columns, rows: frame.text.size.rows, theme: theme)
  }

  func draw(on frame: inout Frame) {
    let rows =
      panel.target.record == nil
      ? wrap(cells(panel.target.absence, style: theme[.dim]), width: max(1, window.width))
      : panel.scroll.visible(in: panel.text, window)
    let marks = [panel.target.mark, panel.scroll.mark(in: panel.text, window)]
    self.frame.draw(
      title: "tokens", mark: marks.filter { !$0.isEmpty }.joined(separator: " · "), head: head,
      rows: rows, keys: keys, in: .tokens, theme, keymap, on: &frame)
  }

  private var head: Row {
    let figures = panel.figures
    let style = theme[.meter]
    var items = [LineItem("\(figures.count) pieces", weight: 90, style: style)]
    if let rate = figures.rate {
      items.append(LineItem("~\(Figures.rate(rate))", weight: 80, style: style))
    }
    if let first = figures.firstAfter {
      let time = TokenLines.duration(first)
      items.append(LineItem([("first after \(time)", 45), ("first \(time)", 70)], style: style))
    }
    if let median = figures.gap(0.5), let high = figures.gap(0.95), let most = figures.longestGap {
      let times = [median, high, most].map(TokenLines.duration)
      items.append(
        LineItem(
          [
            ("gaps: median \(times[0]), p95 \(times[1]), longest \(times[2])", 40),
            ("gaps p50 \(times[0]), p95 \(times[1]), max \(times[2])", 55),
            ("max gap \(times[2])", 65),
          ], style: style))
    }
    return LineItem.fit(
      items, separator: cells(" · ", style: theme[.dim]), width: self.frame.text.size.columns)
  }

  private var keys: [(Action, String)] {
    var keys: [(Action, String)] = []
    if panel.target.count > 1 {
      keys += [(.inspection(.attempt(-1)), "earlier"), (.inspection(.attempt(1)), "later attempt")]
    }
    return keys + [
      (.inspection(.showRequest), "request"), (.inspection(.showTokens), "close"),
    ]
  }
}
