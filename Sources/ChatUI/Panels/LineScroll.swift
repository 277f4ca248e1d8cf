import TUI

/// A long text whose lines are wrapped only where they are seen.
protocol LineSource {
  var lineCount: Int { get }
  /// At least one row.
  func rows(of line: Int, width: Int, theme: Theme) -> [Row]
}

/// What a `LineSource` is looked at through.
struct LineWindow: Sendable {
  var width: Int
  var rows: Int
  var theme: Theme
}

/// A place in a long text: the row that is seen first. Whatever is done with it costs what is seen and
/// passed, however long the text is.
struct LineScroll: Hashable, Sendable {
  private(set) var line = 0
  /// Of the line's rows the first one seen.
  private(set) var row = 0
  /// The last row stays in sight while the text grows.
  private(set) var isAtEnd: Bool

  init(isAtEnd: Bool = false) { self.isAtEnd = isAtEnd }

  mutating func toStart() { self = LineScroll() }

  mutating func toEnd() { self = LineScroll(isAtEnd: true) }

  mutating func move(by count: Int, in text: some LineSource, _ window: LineWindow) {
    let end = Self.end(of: text, window)
    settle(in: text, end, window)
    if count < 0 { moveBack(-count, in: text, window) } else { moveOn(count, in: text, window) }
    isAtEnd = (end.line, end.row) <= (line, row)
    if isAtEnd { self = end }
  }

  /// The rows that are seen.
  func visible(in text: some LineSource, _ window: LineWindow) -> [Row] {
    var place = self
    place.settle(in: text, Self.end(of: text, window), window)
    var rows: [Row] = []
    var line = place.line
    while rows.count < window.rows, line < text.lineCount {
      let all = text.rows(of: line, width: window.width, theme: window.theme)
      rows += line == place.line ? all.dropFirst(place.row) : all[...]
      line += 1
    }
    return Array(rows.prefix(window.rows))
  }

  /// `12 of 340`: the first line that is seen; empty when everything is.
  func mark(in text: some LineSource, _ window: LineWindow) -> String {
    let end = Self.end(of: text, window)
    guard (end.line, end.row) > (0, 0) else { return "" }
    var place = self
    place.settle(in: text, end, window)
    return "line \(place.line + 1) of \(text.lineCount)"
  }

  /// The place from which the last row is just seen.
  private static func end(of text: some LineSource, _ window: LineWindow) -> LineScroll {
    var end = LineScroll(isAtEnd: true)
    var left = max(1, window.rows)
    var line = text.lineCount
    while line > 0, left > 0 {
      line -= 1
      let count = text.rows(of: line, width: window.width, theme: window.theme).count
      end.line = line
      end.row = max(0, count - left)
      left -= count
    }
    return end
  }

  /// A place that is there: not beyond the end, and in a row of its line.
  private mutating func settle(
    in text: some LineSource, _ end: LineScroll, _ window: LineWindow
  ) {
    if isAtEnd || (line, row) >= (end.line, end.row) {
      line = end.line
      row = end.row
    } else if row > 0 {
      let count = text.rows(of: line, width: window.width, theme: window.theme).count
      row = min(row, max(0, count - 1))
    }
  }

  private mutating func moveBack(_ count: Int, in text: some LineSource, _ window: LineWindow) {
    row -= count
    while row < 0, line > 0 {
      line -= 1
      row += text.rows(of: line, width: window.width, theme: window.theme).count
    }
    row = max(0, row)
  }

  private mutating func moveOn(_ count: Int, in text: some LineSource, _ window: LineWindow) {
    row += count
    while line < text.lineCount {
      let count = text.rows(of: line, width: window.width, theme: window.theme).count
      guard row >= count else { return }
      row -= count
      line += 1
    }
  }
}
