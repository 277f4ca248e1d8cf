import Chat
import TUI

/// A wait between two attempts: why, how long still, which attempt comes, the request ID, and the
/// keys that end it. In one line the countdown and its keys stay longest.
struct BackoffLines {
  let model: Model
  let backoff: Backoff
  let now: Now

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
  var summary: String {
    guard left > 0 else { return "retrying" }
    return isLong ? "retry \(countdown.clock(at: now))" : "retry in \(left) s"
  }

  var shortSummary: String {
    isLong ? countdown.words(at: now.instant) : summary
  }

  private var countdown: Countdown {
    Countdown(to: backoff.deadline, every: Int(model.link.pace))
  }
  private var left: Int { countdown.secondsLeft(at: now.instant) }
  private var isLong: Bool { countdown.isLong(at: now.instant) }

  /// When the next attempt begins: in seconds, or by the clock when that is far off.
  private var wait: [(String, Int)] {
    let counted = "\(backoff.nextAttempt) of \(backoff.attempts)"
    guard isLong else {
      let wait = left > 0 ? "retrying in \(left) s" : "retrying now"
      return [
        ("\(wait) (attempt \(counted))", 72), ("\(wait) (\(counted))", 75), (wait, 78),
        (left > 0 ? "\(left) s" : "now", 100),
      ]
    }
    let clock = countdown.clock(at: now)
    let words = countdown.words(at: now.instant)
    return [
      ("retrying \(clock) (in \(words))", 75), ("retrying \(clock)", 78), (clock, 79),
      (words, 100),
    ]
  }

  private var facts: [LineItem] {
    let theme = model.setup.theme
    let names = FailureNames(backoff.failure)
    var title: [(String, Int)] = [(names.title, 70)]
    if let code = names.code, code != names.title { title.append((code, 76)) }
    var items = [
      LineItem(title, style: theme[.error]),
      LineItem(wait, style: theme[.warning]),
    ]
    if let id = backoff.failure.requestID {
      items.append(.request(id, theme))
    }
    return items
  }

  private var keys: [LineItem] {
    let theme = model.setup.theme
    // With text typed, Enter does not retry: it is the text's.
    let retry: Action = model.composer.isEmpty ? .send : .askAgain
    return [
      LineItem.hint(retry, "retry now", "retry", weight: 94, theme, model.keymap),
      LineItem.hint(.back, "cancel", weight: 90, theme, model.keymap),
      LineItem.hint(.chooseModel, "switch model", "model", weight: 50, theme, model.keymap),
      LineItem.hint(.editPrompt, "edit", weight: 45, theme, model.keymap),
      LineItem.hint(.showFailure, "details", weight: 30, theme, model.keymap),
    ].compactMap(\.self)
  }
}
