import Chat
import TUI

/// The keys of the browser, as they are set now.
struct BrowserHints {
  let model: Model
  let browser: LogBrowser

  func row(width: Int) -> Row {
    LineItem.fit(
      items.compactMap(\.self), separator: cells(" · ", style: model.setup.theme[.dim]),
      width: width)
  }

  private var items: [LineItem?] {
    if browser.statistics != nil {
      let other = browser.statistics?.question.grouping == .day ? "by model" : "by day"
      return [
        hint(.browser(.toggleGrouping), other, .logStatistics, 80),
        hint(.panelScroll(lines: 1), "scroll", .logStatistics, 60),
        hint(.back, "back", .logStatistics, 90),
      ]
    }
    let isEmpty = browser.results.count == 0
    if browser.focus == .query {
      let completes = model.shownLogCompletion != nil
      return [
        completes ? hint(.palette(.completionAccept), "complete", .completion, 86) : nil,
        isEmpty ? nil : hint(.choose, "open", .logQuery, 90),
        isEmpty ? nil : hint(.pick(1), "list and its keys", .logQuery, 84),
        hint(.back, "close", .logQuery, 88), hint(.showHelp, "help", .logQuery, 60),
      ]
    }
    return [
      hint(.choose, "open", .logList, 90), hint(.browser(.mark), "mark", .logList, 80),
      hint(.browser(.star), "star", .logList, 76), hint(.browser(.tag), "tag", .logList, 75),
      hint(.browser(.rename), "rename", .logList, 74),
      hint(.browser(.archive), "archive", .logList, 70),
      hint(.browser(.delete), "delete", .logList, 78),
      model.trash.isEmpty ? nil : hint(.browser(.undo), "undo", .logList, 79),
      hint(.browser(.cycleSort), "order", .logList, 66),
      hint(.browser(.markAll), "all", .logList, 64),
      hint(.browser(.export), "export", .logList, 62),
      hint(.browser(.showStatistics), "figures", .logList, 60),
      hint(.browser(.toQuery), "query", .logList, 82), hint(.back, "close", .logList, 86),
    ]
  }

  private func hint(
    _ action: Action, _ text: String, _ context: KeyContext, _ weight: Int
  ) -> LineItem? {
    model.keymap.label(of: action, in: context).map {
      LineItem("\($0) \(text)", weight: weight, style: model.setup.theme[.notice])
    }
  }
}
