import Chat
import TUI

/// The error panel's text: the facts, what to do, every attempt, and the keys.
struct FailureRows {
  /// Below this width the keys stand without what they do.
  private static let columnsForKeyTexts = 30

  private let facts: FailureFacts
  private let openedAt: WallTime
  private let width: Int
  private let theme: Theme
  private let keys: Keymap
  private let utcOffset: Int

  init(panel: FailurePanel, model: Model, width: Int) {
    openedAt = panel.openedAt
    self.width = max(1, width)
    facts = FailureFacts(panel, in: model)
    theme = model.setup.theme
    keys = model.keymap
    utcOffset = model.utcOffset
  }

  var content: [Row] {
    var rows = field("code", facts.title, style: theme[.error])
    if !facts.message.isEmpty { rows += field("message", facts.message) }
    if let parameter = facts.failure.parameter { rows += field("parameter", parameter) }
    rows += field("model ID", facts.model)
    rows += field("request ID", facts.requestID ?? "none was sent")
    if let id = facts.generationID { rows += field("generation", id) }
    rows += field("when", [facts.stage, facts.time].compactMap(\.self).joined(separator: " · "))
    rows += field("endpoint", facts.endpoint)
    if let key = facts.key { rows += field("key", key) }
    if let balance = facts.balance { rows += field("balance", balance) }
    if let url = facts.buyCreditsURL { rows += field("buy credits", url, style: theme[.link]) }
    if let named = facts.namedWait {
      let words = named.words(seenAt: openedAt, utcOffset: utcOffset)
      rows += field("next try", words, style: theme[.warning])
    }
    rows += [[]] + wrap(cells(facts.advice(at: openedAt), style: theme[.emphasis]), width: width)
    if !facts.attempts.isEmpty {
      rows +=
        [[]]
        + AttemptRows(attempts: facts.attempts, utcOffset: utcOffset, theme: theme)
        .rows(width: width)
    }
    return rows
  }

  private func field(_ label: String, _ value: String, style: Style? = nil) -> [Row] {
    Labelled.rows(label, value, width, theme, style: style)
  }

  /// The panel's keys, flowing over as many rows as they need, `limit` at most.
  func footer(limit: Int) -> [Row] {
    var commands: [(Action, String)] = [(.retry, "retry"), (.retryWithModel, "switch model")]
    if let named = facts.namedWait {
      commands.append(
        (.wake, "wake me \(named.clock(seenAt: openedAt, utcOffset: utcOffset))"))
    }
    if facts.canDropOldest { commands.append((.dropOldest, "drop the older half")) }
    if facts.canContinue { commands.append((.continueAnswer, "continue")) }
    commands += [
      (.copy(.requestID), "request ID"), (.copy(.code), "code"), (.copy(.model), "model ID"),
      (.copy(.message), "message"), (.copy(.report), "whole report"),
      (.inspection(.showRequest), "inspect"), (.back, "close"),
    ]
    let isNarrow = width < Self.columnsForKeyTexts
    let separator = cells(isNarrow ? " " : " · ", style: theme[.dim])
    var rows: [Row] = []
    for (action, text) in commands {
      guard let key = keys.label(of: action, in: .failure) else { continue }
      let item =
        cells(key, style: theme[.panelKey])
        + (isNarrow ? [] : cells(" \(text)", style: theme[.panelText]))
      if let last = rows.last, last.count + separator.count + item.count <= width {
        rows[rows.count - 1] = last + separator + item
      } else {
        rows.append(item)
      }
    }
    return Array(rows.prefix(limit))
  }
}
