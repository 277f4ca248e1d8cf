import Chat

/// A conversation as an entry of a list: title, star and tags to look for, and beside them when it was
/// gone on with, and with which model.
struct ConversationItem {
  let item: Picker.Item

  init(of conversation: Conversation, at now: Now) {
    var words = [conversation.title.isEmpty ? "untitled" : conversation.title]
    if conversation.isStarred { words.append("★") }
    words += conversation.tags.map { "#\($0)" }
    let model = conversation.model.rawValue
    let details = [
      Self.day(conversation.updatedAt, seenAt: now),
      model.split(separator: "/").last.map(String.init) ?? model,
      conversation.isArchived ? "archived" : "",
    ]
    item = Picker.Item(
      text: words.joined(separator: " "),
      detail: details.filter { !$0.isEmpty }.joined(separator: " · "),
      id: conversation.id.rawValue)
  }

  /// The time of one of today; else the date. Both take ten columns: what follows stands in line.
  static func day(_ time: WallTime, seenAt now: Now) -> String {
    let civil = CivilTime(time, utcOffset: now.offset(at: time))
    let today = CivilTime(now.wall, utcOffset: now.utcOffset)
    return civil.date == today.date ? civil.clock + "     " : civil.date
  }
}
