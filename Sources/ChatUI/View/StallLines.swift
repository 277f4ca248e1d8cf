import Chat
import TUI

/// The question that a silent answer asks: since when nothing came, when it is given up, and the keys
/// that answer. In one line the countdown and the key that goes on waiting stay longest.
struct StallLines {
  let model: Model
  let givesUpAt: Instant
  let now: Instant

  func rows(width: Int, limit: Int) -> [Row] {
    let separator = cells(" · ", style: model.setup.theme[.dim])
    guard limit > 1 else {
      return [LineItem.fit(facts + keys, separator: separator, width: width)]
    }
    return [
      LineItem.fit(facts, separator: separator, width: width),
      LineItem.fit(keys, separator: separator, width: width),
    ]
  }

  /// The question in a few words, and in fewer.
  var summary: String { left > 0 ? "gives up in \(left) s" : "giving up" }
  var shortSummary: String { left > 0 ? "\(left) s" : "now" }

  private var left: Int { Countdown(to: givesUpAt).secondsLeft(at: now) }

  private var facts: [LineItem] {
    let theme = model.setup.theme
    let status = model.status
    let age = Figures.age(now.seconds(since: status.lastByteAt ?? status.startedAt))
    let words = status.lastByteAt == nil ? "no response for" : "silent for"
    var items = [
      LineItem([("\(words) \(age)", 70), ("silent \(age)", 76)], style: theme[.warning]),
      LineItem(
        [(summary, 78), (left > 0 ? "\(left) s" : "now", 100)], style: theme[.error]),
    ]
    if status.pieces > 0 {
      items.append(
        LineItem(
          "~\(FigureText.count(status.pieces)) tok came", weight: 30, style: theme[.meter]))
    }
    if let id = status.requestID {
      items.append(.request(id, theme))
    }
    return items
  }

  private var keys: [LineItem] {
    let theme = model.setup.theme
    // With text typed, Enter is the text's.
    let wait: Action = model.composer.isEmpty ? .send : .keepWaiting
    let stop = model.transcript.last?.text.isEmpty == false ? "stop and keep" : "stop"
    return [
      LineItem.hint(wait, "keep waiting", "wait", weight: 94, theme, model.keymap),
      LineItem.hint(.back, stop, "stop", weight: 90, theme, model.keymap),
      LineItem.hint(.askAgain, "retry now", "retry", weight: 60, theme, model.keymap),
      LineItem.hint(.chooseModel, "switch model", "model", weight: 50, theme, model.keymap),
      LineItem.hint(.editPrompt, "edit", weight: 45, theme, model.keymap),
    ].compactMap(\.self)
  }
}
