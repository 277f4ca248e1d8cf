import Chat
package import TUI

/// What came while nobody looked.
struct News: Hashable, Sendable {
  /// The rule stands beneath this row: what is new comes after it.
  var rule: TranscriptPlace?
  /// Something came: the rule is to be placed here.
  var due: TranscriptPlace?
  /// The reader has been at the end since the rule was placed.
  var isSeen = false
  /// The reader went up from the end.
  var isAway = false
  /// Nobody sees the conversation: another one is in front, or the terminal is not looked at.
  var isUnwatched = false
  /// The last row that was there when it was looked at last.
  var lastWatched: TranscriptPlace?

  mutating func forget(_ id: MessageID, before: MessageID?) {
    let place = before.map { TranscriptPlace(message: $0, place: .last) }
    if rule?.message == id { rule = place }
    if due?.message == id { due = place }
    if lastWatched?.message == id { lastWatched = place }
  }
}

/// The rule `new since you looked`: placed when something comes, beneath what had been seen, so that
/// it moves nothing on the screen.
extension Transcript {
  /// Nobody sees it from now on.
  package mutating func lookAway(in size: Size, _ context: LayoutContext) {
    guard !news.isUnwatched else { return }
    news.isUnwatched = true
    guard !messages.isEmpty else { return }
    let key = MessageLayout.Key(width: max(1, size.columns), context: context)
    news.lastWatched = isFollowing || isAnchored ? place(end(key), key) : lastSeen
  }

  package mutating func lookBack() {
    news.isUnwatched = false
    news.lastWatched = nil
  }

  /// A prompt was sent: whoever sends one knows what there is.
  package mutating func forgetNews() {
    news.rule = nil
    news.due = nil
  }

  /// Something came at the end.
  mutating func noteNews() {
    guard news.isAway || news.isUnwatched, news.due == nil, news.rule == nil || news.isSeen,
      let seen = news.lastWatched ?? lastSeen
    else { return }
    news.due = fixed(seen)
  }

  /// Places the rule, but never where the reader sees another one go.
  mutating func settleNews(rows: Int, _ key: MessageLayout.Key) {
    if let due = news.due, isFollowing || !isRuleInSight(rows: rows, key) {
      (news.rule, news.due, news.isSeen) = (due, nil, false)
    }
    if isFollowing || isAnchored, !news.isUnwatched { news.isSeen = true }
  }

  private mutating func isRuleInSight(rows: Int, _ key: MessageLayout.Key) -> Bool {
    guard var place = news.rule else { return false }
    place.isRule = true
    guard let rule = row(of: place, key) else { return false }
    let top = settle(rows: rows, key)
    return (top...moved(top, by: rows - 1, key)).contains(rule)
  }

  /// The last row as it is now, not as it will be.
  private func fixed(_ place: TranscriptPlace) -> TranscriptPlace {
    guard place.place == .last, let layout = layouts[place.message] else { return place }
    return TranscriptPlace(
      message: place.message, place: layout.place(ofRow: layout.rowCount - 1))
  }
}
