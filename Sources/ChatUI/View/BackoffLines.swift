import Chat
import TUI

/// A wait between two attempts: why, how long still, which attempt comes, the request ID, and the
/// keys that end it. In one line the countdown and its keys stay longest.
struct BackoffLines {
  let model: Model
  let backoff: Backoff
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

  /// The wait in a few words, for the status bar.
  var summary: String { left > 0 ? "retry in \(left) s" : "retrying" }

  private var left: Int { Countdown(to: backoff.deadline).secondsLeft(at: now) }

  private var facts: [LineItem] {
    let theme = model.setup.theme
    let names = FailureNames(backoff.failure)
    let counted = "\(backoff.nextAttempt) of \(backoff.attempts)"
    let wait = left > 0 ? "retrying in \(left) s" : "retrying now"
    var title: [(String, Int)] = [(names.title, 70)]
    if let code = names.code, code != names.title { title.append((code, 76)) }
    var items = [
      LineItem(title, style: theme[.error]),
      LineItem(
        [
          ("\(wait) (attempt \(counted))", 72), ("\(wait) (\(counted))", 75), (wait, 78),
          (left > 0 ? "\(left) s" : "now", 100),
        ], style: theme[.warning]),
    ]
    if let id = backoff.failure.requestID {
      items.append(
        LineItem(
          [
            ("request \(id)", 20), ("request \(Figures.short(id, to: 8))", 40),
            (Figures.short(id, to: 4), 45),
          ], style: theme[.meter]))
    }
    return items
  }

  private var keys: [LineItem] {
    // With text typed, Enter does not retry: it is the text's.
    let enter = model.composer.isEmpty ? hint(.send, "retry now", "retry", weight: 94) : nil
    return [
      enter, hint(.back, "cancel", nil, weight: 90),
      hint(.chooseModel, "switch model", "model", weight: 50),
      hint(.showFailure, "details", nil, weight: 30),
    ].compactMap(\.self)
  }

  private func hint(_ action: Action, _ text: String, _ short: String?, weight: Int) -> LineItem? {
    guard let key = Keymap.standard.label(of: action, in: .chat) else { return nil }
    var forms = [("\(key) \(text)", weight - 20)]
    if let short { forms.append(("\(key) \(short)", weight - 1)) }
    forms.append((key, weight))
    return LineItem(forms, style: model.setup.theme[.notice])
  }
}
