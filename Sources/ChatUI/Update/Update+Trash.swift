import Chat
import TUI

/// What lies in the trash: one way back for all that was deleted, wherever that was done.
extension Model {
  /// The conversation in front lies in the trash.
  var isFrontDeleted: Bool { front.conversation?.deletedAt != nil }

  mutating func noteDeleted(_ ids: [ConversationID]) { if !ids.isEmpty { trash.append(ids) } }

  /// They are no one's to bring back any more.
  mutating func noteBack(_ ids: [ConversationID]) {
    let back = Set(ids)
    trash = trash.map { $0.filter { !back.contains($0) } }.filter { !$0.isEmpty }
  }

  /// `/undo`: one comes to the front; of several that went at once none does.
  mutating func undelete(at now: Now) -> [Effect] {
    guard let last = trash.last else {
      return isFrontDeleted ? restore(at: now) : say(Self.nothingDeleted, at: now)
    }
    return last.count == 1 ? [.log(.undelete(last[0]))] : undoDeletion(at: now)
  }

  /// The browser's undo: what comes back is listed again.
  mutating func undoDeletion(at now: Now) -> [Effect] {
    guard let last = trash.popLast() else { return say(Self.nothingDeleted, at: now) }
    return [.browser(.change(last, .deleted(nil)))]
  }

  private static let nothingDeleted =
    "nothing was deleted since Confab was started; is:deleted in the log finds what was before"

  /// `/restore`: the conversation in front.
  mutating func restore(at now: Now) -> [Effect] {
    guard isFrontDeleted else { return say("this conversation is not in the trash", at: now) }
    front.conversation?.deletedAt = nil
    if let id = front.id { noteBack([id]) }
    say("out of the trash again", at: now)
    return [.session(.change(.restored))]
  }

  /// Who opens what lies in the trash is to know that it will be gone one day.
  mutating func sayIfDeleted(at now: Now) {
    guard let time = front.conversation?.deletedAt else { return }
    let date = CivilTime(time, utcOffset: now.offset(at: time)).date
    say(
      "in the trash since \(date): /restore takes it out, and so does writing in it",
      kind: .warning, at: now)
  }
}
