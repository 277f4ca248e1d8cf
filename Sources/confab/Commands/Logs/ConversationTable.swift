import Chat
import ChatUI
import TUI

/// Conversations as lines of text.
enum ConversationTable {
  /// - Parameter utcOffset: seconds east of UTC that the reader's clock showed at a time.
  static func table(_ entries: [LogEntry], utcOffset: (WallTime) -> Int) -> TextTable {
    TextTable(
      columns: [
        .init("updated", widest: 16), .init("ID", widest: 26),
        .init("messages", widest: 8, isRight: true), .init("bytes", widest: 11, isRight: true),
        .init("cost", widest: 10, isRight: true), .init("errors", widest: 6, isRight: true),
        .init("model", widest: 32), .init("marks", widest: 16), .init("tags", widest: 20),
        .init("title", widest: 60),
      ],
      rows: entries.map { entry in
        let conversation = entry.conversation
        let time = CivilTime(
          conversation.updatedAt, utcOffset: utcOffset(conversation.updatedAt))
        return [
          "\(time.date) \(time.clock)", conversation.id.rawValue, String(entry.messages),
          String(entry.bytes), entry.cost.map { StatisticsText.exact($0) } ?? "",
          String(entry.errors), conversation.model.rawValue, marks(conversation),
          conversation.tags.joined(separator: " "), conversation.title,
        ]
      })
  }

  private static func marks(_ conversation: Conversation) -> String {
    [
      conversation.isStarred ? "starred" : nil, conversation.isArchived ? "archived" : nil,
      conversation.deletedAt != nil ? "deleted" : nil,
    ].compactMap(\.self).joined(separator: " ")
  }
}
