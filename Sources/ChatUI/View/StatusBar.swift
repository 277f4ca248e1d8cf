import Chat
import TUI

/// The last row: what this conversation is, with whom, what it took so far, what runs, a key or two.
struct StatusBar {
  let model: Model
  let now: Instant

  func row(width: Int) -> Row {
    let style = model.setup.theme[.statusBar]
    let items = [running, log, title, name, endpoint, tokens, cost, link, hint].compactMap(\.self)
    let row =
      cells(" ", style: style)
      + LineItem.fit(items, separator: cells(" │ ", style: style), width: max(0, width - 1))
    return row + Array(repeating: Cell(base: 0x20, style: style), count: max(0, width - row.count))
  }

  private func item(_ forms: (text: String, weight: Int)...) -> LineItem {
    LineItem(forms, style: model.setup.theme[.statusBar])
  }

  private var running: LineItem? {
    guard model.isTurnRunning else { return nil }
    if let backoff = model.backoff {
      return item((BackoffLines(model: model, backoff: backoff, now: now).summary, 100))
    }
    return item((MeterLine.word(model.status.phase), 100))
  }

  private var log: LineItem? { model.isLogFailing ? item(("not logged", 95)) : nil }

  private var title: LineItem? {
    let title = model.conversation?.title ?? ""
    guard !title.isEmpty else { return item(("new conversation", 45), ("new", 46)) }
    return item((title, 35), (Figures.short(title, to: 24), 45), (Figures.short(title, to: 12), 55))
  }

  private var name: LineItem? {
    let id = model.model.rawValue
    guard !id.isEmpty else { return item(("no model", 90)) }
    let last = id.split(separator: "/").last.map(String.init) ?? id
    return item((id, 60), (last, 85), (Figures.short(last, to: 12), 90))
  }

  private var endpoint: LineItem? { item((model.setup.endpointName, 50)) }

  private var tokens: LineItem? {
    let totals = model.totals
    guard totals.promptTokens + totals.completionTokens > 0 else { return nil }
    return item(
      (
        "↑\(FigureText.count(totals.promptTokens)) ↓\(FigureText.count(totals.completionTokens))",
        40
      ))
  }

  /// Never a made-up 0: a dash as long as no price was reported.
  private var cost: LineItem? { item((model.totals.cost.flatMap(FigureText.cost) ?? "$–", 42)) }

  private var link: LineItem? { model.setup.overSSH ? item(("ssh", 30)) : nil }

  private var hint: LineItem? {
    let stop = Keymap.standard.label(of: .back, in: .chat).map { ("\($0) stop", 65) }
    let help = Keymap.standard.label(of: .showHelp, in: .chat).map { ("\($0) help", 65) }
    if model.overlay != nil {
      return Keymap.standard.label(of: .back, in: .chat).map { item(("\($0) back", 65)) }
    }
    return (model.isTurnRunning ? stop : help).map { item($0) }
  }
}
