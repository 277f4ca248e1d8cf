import Chat
import TUI

/// The line that says which hit is read, and how to go on.
enum VisitLine {
  static func row(_ model: Model, width: Int) -> Row {
    guard let visit = model.visit, let browser = model.browser else { return [] }
    let theme = model.setup.theme
    let results = browser.results
    let total = max(results.total ?? 0, results.count)
    let more = results.hits.isComplete || results.total != nil ? "" : "+"
    let (place, count) = (FigureText.grouped(visit.index + 1), FigureText.grouped(total))
    let part = visit.hit.map { EntryRow.name(of: $0.part) } ?? ""
    let items = [
      LineItem(
        [
          ("hit \(place) of \(count)\(more) · \(part)", 80),
          ("hit \(place) of \(count)\(more)", 90),
        ],
        style: theme[.notice]),
      LineItem.hint(.browser(.nextHit), "next", in: .hits, weight: 86, theme, model.keymap),
      LineItem.hint(.browser(.previousHit), "back", in: .hits, weight: 84, theme, model.keymap),
      LineItem.hint(.back, "the log", in: .hits, weight: 88, theme, model.keymap),
      LineItem.hint(.find(.open), "find here", in: .chat, weight: 60, theme, model.keymap),
    ]
    return LineItem.fit(
      items.compactMap(\.self), separator: cells(" · ", style: theme[.dim]), width: width)
  }
}
