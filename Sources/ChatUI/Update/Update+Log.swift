import Chat
import TUI

/// Conversations as a whole: their names and tags, the trash, opening and exporting them.
extension Model {
  mutating func rename(_ title: String, at now: Now) -> [Effect] {
    guard !title.isEmpty else {
      beginSlashLine("/rename \(front.conversation?.title ?? "")")
      return []
    }
    let title = Sanitizer.display(title, oneLine: true).trimmed
    guard !title.isEmpty else {
      return say("a title needs something to read", kind: .warning, at: now)
    }
    front.conversation?.title = title
    say("renamed: “\(Figures.short(title, to: 40))”", at: now)
    return [.session(.change(.title(title)))]
  }

  mutating func tag(_ tag: String, at now: Now) -> [Effect] {
    let tags = front.conversation?.tags ?? []
    let added = Tag.list(line: Sanitizer.display(tag, oneLine: true))
    guard !added.isEmpty else { return say("\(tags.tagWords): /tag NAME adds one", at: now) }
    return setTags(Tag.list(tags + added), at: now)
  }

  mutating func untag(_ tag: String, at now: Now) -> [Effect] {
    let tags = front.conversation?.tags ?? []
    let removed = Tag.list(line: tag)
    guard !removed.isEmpty else {
      return say("\(tags.tagWords): /untag NAME takes one off", at: now)
    }
    if let unknown = removed.first(where: { !tags.contains($0) }) {
      return say("no tag #\(unknown) here; \(tags.tagWords)", kind: .warning, at: now)
    }
    return setTags(tags.filter { !removed.contains($0) }, at: now)
  }

  private mutating func setTags(_ tags: [String], at now: Now) -> [Effect] {
    // At once: another tag may follow before the session has told of this one.
    front.conversation?.tags = tags
    say(tags.tagWords, at: now)
    return [.session(.change(.tags(tags)))]
  }

  mutating func star(at now: Now) -> [Effect] {
    let isStarred = front.conversation?.isStarred != true
    front.conversation?.isStarred = isStarred
    say(isStarred ? "starred ★: /star takes it off" : "no star any more", at: now)
    return [.session(.change(.starred(isStarred)))]
  }

  mutating func archive(at now: Now) -> [Effect] {
    let isArchived = front.conversation?.isArchived != true
    front.conversation?.isArchived = isArchived
    say(
      isArchived
        ? "archived: /open lists it after the others; /archive takes it back"
        : "in the list of conversations again", at: now)
    return [.session(.change(.archived(isArchived)))]
  }

  mutating func deleteConversation(at now: Now) -> [Effect] {
    guard !front.isUnsent else {
      return say("nothing was said here: there is nothing to delete", at: now)
    }
    // What only this program knows would be lost with it.
    guard !isLogFailing else {
      return say(
        "not deleted: the log cannot be written, and only it could bring this back",
        kind: .warning, at: now)
    }
    guard front.outgoing == nil else {
      return say("a prompt is on its way out: Esc takes it back", kind: .warning, at: now)
    }
    guard let id = front.id else { return say(Self.notNamedYet, kind: .warning, at: now) }
    return leave(id, at: now) + [.log(.delete(id))]
  }

  // MARK: Opening

  mutating func openConversation(_ name: String, at now: Now) -> [Effect] {
    if name.lowercased() == "last" { return [.log(.openLast(except: front.id))] }
    if ConversationID.isOne(name) {
      return open(ConversationID(rawValue: name.uppercased()), at: now)
    }
    let named = (completionSources.conversations ?? []).filter { $0.title == name }
    if !name.isEmpty, named.count == 1 { return open(named[0].id, at: now) }
    var picker = Picker(title: "conversations", allowsTyped: false, loading: "reading the log …")
    picker.filter = name
    overlay = .choice(picker, .openConversation)
    return [.log(.loadConversations)]
  }

  mutating func openChosen(_ item: Picker.Item, at now: Now) -> [Effect] {
    overlay = nil
    return open(ConversationID(rawValue: item.id), at: now)
  }

  mutating func open(_ id: ConversationID, at now: Now) -> [Effect] {
    if front.id == id { return say("it is the one in front", at: now) }
    if let index = others.firstIndex(where: { $0.id == id }) { return show(index, at: now) }
    return [.openConversation(id)]
  }

  // MARK: Files

  mutating func export(_ path: String, at now: Now) -> [Effect] {
    guard let id = front.id, let conversation = front.conversation, !transcript.isEmpty else {
      return say("nothing was said here: there is nothing to export", at: now)
    }
    let isNamed = !path.isEmpty
    let path = isNamed ? path : ExportName.file(for: conversation)
    return [.log(.export(id, path: path, isNamed: isNamed))]
  }

  // MARK: What the log says

  mutating func handle(_ event: LogEvent, at now: Now) -> [Effect] {
    switch event {
    case .conversations(let list): fillConversations(list, at: now)
    case .nothingElse: say("there is no other conversation in the log", at: now)
    case .deleted(let conversation):
      noteDeleted([conversation.id])
      completionSources.conversations?.removeAll { $0.id == conversation.id }
      say("deleted “\(conversation.shortTitle)”: /undo brings it back", at: now)
    case .undeleted(let conversation):
      noteBack([conversation.id])
      say("“\(conversation.shortTitle)” is back", at: now)
    case .exported(let path): say("exported to \(path)", at: now)
    case .exportFailed(let path, let reason):
      say("not exported to \(path): \(reason)", kind: .warning, at: now)
    case .changed: return refreshBrowser()
    }
    return []
  }

  private mutating func fillConversations(_ list: [Conversation], at now: Now) {
    guard case .choice(var picker, .openConversation) = overlay else { return }
    if list.isEmpty {
      picker.fail("no conversation is in the log yet")
    } else {
      picker.fill(list.map { ConversationItem(of: $0, at: now).item })
    }
    overlay = .choice(picker, .openConversation)
  }
}

extension ConversationID {
  /// Whether some text is such an identifier: 26 digits of Crockford's base 32.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == 26
      && text.uppercased().allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) }
  }
}

extension [String] {
  /// Tags as people write them.
  var tagWords: String {
    isEmpty ? "no tags" : "tags: " + map { "#\($0)" }.joined(separator: " ")
  }
}

extension Conversation {
  var shortTitle: String { title.isEmpty ? "untitled" : Figures.short(title, to: 30) }
}
