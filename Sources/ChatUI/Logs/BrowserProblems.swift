import Chat
import TUI

/// What is wrong with a query, and why it was not answered: stands under the line that it is typed in.
/// Each names the words that it is about, in their order.
struct BrowserProblems {
  private static let indent = 2

  private let texts: [String]

  init(_ browser: LogBrowser) {
    texts = [browser.failure].compactMap(\.self) + browser.read.problems.map(\.text)
  }

  /// All of them, where there is room for that; else a row for each, and of many the last ones, for
  /// those are about what is being typed.
  func rows(width: Int, limit: Int, _ theme: Theme) -> [Row] {
    let style = theme[.warning]
    let margin = cells(String(repeating: " ", count: Self.indent), style: style)
    let wrapped = texts.map { wrap(cells($0, style: style), width: max(1, width - Self.indent)) }
    if wrapped.reduce(0, { $0 + $1.count }) <= limit {
      return wrapped.joined().map { clip(margin + $0, to: width) }
    }
    let hidden = texts.count - limit
    var lines = Array(texts.suffix(limit))
    if hidden > 0 { lines[0] = "(\(hidden) more before) \(lines[0])" }
    return lines.map { clip(margin + cells($0, style: style), to: width) }
  }
}
