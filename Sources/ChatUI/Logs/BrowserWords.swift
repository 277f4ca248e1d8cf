import Chat
import TUI

/// What the browser says of what it found.
struct BrowserWords {
  private let browser: LogBrowser

  init(_ browser: LogBrowser) { self.browser = browser }

  func items(_ theme: Theme) -> [LineItem] {
    if let state = browser.statistics {
      let by = state.question.grouping == .day ? "by day" : "by model"
      var items = [LineItem("statistics \(by)", weight: 90, style: theme[.notice])]
      items += state.times.map { LineItem($0, weight: 80, style: theme[.notice]) }
      if state.isWider {
        items.append(
          LineItem(
            [
              ("of all conversations: only times narrow it down", 50), ("of all conversations", 85),
            ],
            style: theme[.warning]))
      }
      return items
    }
    var items = [LineItem(found, weight: 90, style: theme[.notice])]
    if browser.results.areParts, browser.isSettled, browser.results.count > 0 {
      items.append(
        LineItem([("only as parts of words", 60), ("parts", 61)], style: theme[.notice]))
    }
    if browser.isSettled, let time = browser.results.lookedBackTo {
      // The day there and here may be another: what matters is that it goes on.
      let day = CivilTime(time, utcOffset: 0).date
      items.append(
        LineItem([("looking further back: \(day) …", 70), ("… \(day)", 71)], style: theme[.notice]))
    }
    if !browser.marks.isEmpty {
      let count = FigureText.grouped(browser.marks.count)
      items.append(LineItem("● \(count) marked", weight: 80, style: theme[.notice]))
    } else if browser.markingAll != nil {
      items.append(LineItem("marking …", weight: 80, style: theme[.notice]))
    }
    items.append(LineItem(order, weight: 50, style: theme[.dim]))
    return items
  }

  /// `3 of 20,000 conversations`, `312 hits`; while it is looked for, what is listed is older.
  private var found: String {
    guard browser.isSettled else { return "searching …" }
    let results = browser.results
    let count = results.areHits ? max(results.count, results.total ?? 0) : results.count
    if count == 0, results.lookedBackTo != nil { return "nothing yet" }
    if count == 0 { return browser.failure == nil ? "nothing found" : "not searched" }
    // Until they are counted there may be more.
    let isWhole = !results.areHits || results.hits.isComplete || results.total != nil
    let noun = results.areHits ? "hit" : "conversation"
    return "\(FigureText.grouped(browser.selected + 1)) of \(FigureText.grouped(count))"
      + "\(isWhole ? "" : "+") \(noun)\(count == 1 ? "" : "s")"
  }

  private var order: String {
    switch browser.query.sort {
    case .relevance: browser.query.hasWords ? "best first" : "newest first"
    case .time: "newest first"
    case .size: "longest first"
    case .cost: "dearest first"
    }
  }

  /// What stands in the place of an empty list.
  var nothing: String {
    guard browser.isSettled else { return "reading the log …" }
    if browser.failure != nil || browser.results.lookedBackTo != nil { return "" }
    if browser.query == LogQuery() {
      return "no conversation is in the log; what was deleted is:deleted finds"
    }
    return browser.query.hasWords
      ? "nothing found: fewer words, or fewer filters, find more" : "no conversation is like that"
  }

  func label(of kind: LogBrowser.Ask.Kind) -> String {
    switch kind {
    case .title: "title: "
    case .tags(let ids) where ids.count == 1: "tags: "
    case .tags(let ids): "tags of \(FigureText.grouped(ids.count)): "
    }
  }

  func placeholder(of kind: LogBrowser.Ask.Kind) -> String {
    switch kind {
    case .title: "a title"
    case .tags: "work idea -old: gives two and takes one off"
    }
  }
}
