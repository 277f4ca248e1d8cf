import Chat
import TUI

/// The statistics of the log, over its browser.
extension Model {
  mutating func showStatistics(at now: Now) -> [Effect] {
    // `/stats` comes from the chat: the browser is what it goes back to.
    var effects = isBrowsing ? [] : openBrowser(for: "", at: now)
    let state = StatisticsState(
      browser?.query ?? LogQuery(), by: browser?.statistics?.question.grouping ?? .day,
      zone: now.zone)
    browser?.statistics = state
    effects.append(.browser(.loadStatistics(state.question)))
    return effects
  }

  mutating func toggleStatisticsGrouping(at now: Now) -> [Effect] {
    guard var question = browser?.statistics?.question else { return [] }
    question.grouping = question.grouping == .day ? .model : .day
    browser?.statistics?.question = question
    browser?.statistics?.rows = nil
    browser?.statistics?.scroll = 0
    return [.browser(.loadStatistics(question))]
  }

  mutating func take(_ rows: [LogStatistics], for question: StatisticsQuestion) {
    guard browser?.statistics?.question == question else { return }
    browser?.statistics?.rows = rows
  }

  mutating func scrollStatistics(by lines: Int) {
    guard let state = browser?.statistics else { return }
    let view = StatisticsView(state: state, model: self)
    browser?.statistics?.scroll = min(max(0, state.scroll + lines), view.lastScroll)
  }

  mutating func scrollStatisticsPage(_ direction: Int) {
    scrollStatistics(by: direction * max(1, BrowserLayout(of: self).list.size.rows - 1))
  }
}
