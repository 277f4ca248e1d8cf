import Chat

/// Closing one of the open conversations: its session ends, the log keeps it.
extension Model {
  /// Alt-Q. An answer that is coming is not thrown away by one key.
  mutating func closeConversation(at now: Now) -> [Effect] {
    if front.isUnsent { return closeUnsent(at: now) }
    guard let id = front.id else { return say(Self.notNamedYet, at: now) }
    if isTurnRunning, notice?.kind != .closeAsked {
      let key = keymap.label(of: .reading(.closeConversation), in: .chat) ?? ""
      return say(
        "an answer is still coming: \(key) once more stops it and closes", kind: .closeAsked,
        at: now)
    }
    return leave(id, at: now) + [.closeConversation(id)]
  }

  /// Another conversation takes the place of the one in front, of which nothing more is told.
  mutating func leave(_ id: ConversationID, at now: Now) -> [Effect] {
    let effects: [Effect]
    if let index = others.firstIndex(where: { !$0.isBlank }) ?? others.indices.first {
      effects = show(index, at: now)
    } else {
      effects = beginConversation(at: now)
    }
    others.removeAll { $0.id == id }
    closed.insert(id)
    return effects
  }

  /// There is always one in front, so an empty one only makes room for another.
  private mutating func closeUnsent(at now: Now) -> [Effect] {
    guard composer.isEmpty else {
      let clear = keymap.label(of: .interrupt, in: .chat) ?? ""
      return say("what is typed here was not sent: \(clear) clears it", at: now)
    }
    guard others.contains(where: { !$0.isBlank }) else {
      return say("no conversation is open", at: now)
    }
    return showNext(at: now)
  }
}
