import Chat
import Markup

/// A conversation that was opened from the browser, and the hit in it that is read: until something else
/// is done, keys go on to the other hits and back to the browser.
struct BrowserVisit: Sendable {
  let conversation: ConversationID
  /// What was found; nil: the conversation was opened as a whole.
  let hit: LogHit?
  /// Its number among what was found.
  let index: Int
  let pattern: TextPattern?
}
