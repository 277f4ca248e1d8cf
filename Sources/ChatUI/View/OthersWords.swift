import Chat

/// The open conversations that are not in front, in a few words for the status bar: how many, and
/// what of them wants to be known, first what waits for the user.
struct OthersWords: Hashable, Sendable {
  /// `2 more: retry in 5 s · 1 done`.
  let whole: String
  /// The count and the first of it.
  let medium: String
  /// The count, and whether any failed.
  let short: String

  /// nil when there are none worth naming.
  init?(_ all: [OpenConversation], at now: Now) {
    let others = all.filter { !$0.isBlank }
    guard !others.isEmpty else { return nil }
    var parts: [String] = []
    func count(_ word: String, _ isCounted: (OpenConversation) -> Bool) {
      let number = others.count(where: isCounted)
      if number > 0 { parts.append("\(number) \(word)") }
    }
    count("failed") { $0.outcome == .failed }
    count("silent") { $0.asksAt != nil }
    if let soonest = others.compactMap({ $0.status.backoff?.deadline }).min() {
      let countdown = Countdown(to: soonest)
      if countdown.isLong(at: now.instant) {
        parts.append("retry \(countdown.clock(at: now))")
      } else {
        let left = countdown.secondsLeft(at: now.instant)
        parts.append(left > 0 ? "retry in \(left) s" : "retrying")
      }
    }
    count("running") { $0.isRunning && $0.status.backoff == nil && $0.asksAt == nil }
    count("done") { $0.outcome == .done }
    let hasFailed = others.contains { $0.outcome == .failed }
    short = "+\(others.count)" + (hasFailed ? parts.first.map { ": \($0)" } ?? "" : "")
    medium = parts.first.map { "\(others.count) more: \($0)" } ?? "\(others.count) more"
    whole =
      parts.isEmpty ? medium : "\(others.count) more: \(parts.joined(separator: " · "))"
  }
}
