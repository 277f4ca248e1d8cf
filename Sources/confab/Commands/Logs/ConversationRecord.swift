import Chat
import TUI

/// A conversation of the list as programs read it (`--json`). The names and their meaning stay: a script may
/// depend on each. What is not known is null.
enum ConversationRecord {
  static func json(_ entry: LogEntry) -> JSONValue {
    let conversation = entry.conversation
    return .record([
      ("id", .shown(conversation.id.rawValue)),
      ("title", .shown(conversation.title)),
      ("model", .shown(conversation.model.rawValue)),
      ("created", .time(conversation.createdAt)),
      ("updated", .time(conversation.updatedAt)),
      ("messages", .number(Double(entry.messages))),
      // UTF-8 of text and reasoning.
      ("bytes", .number(Double(entry.bytes))),
      ("cost_usd", entry.cost.map(JSONValue.number) ?? .null),
      ("errors", .number(Double(entry.errors))),
      ("tags", .array(conversation.tags.map(JSONValue.shown))),
      ("starred", .bool(conversation.isStarred)),
      ("archived", .bool(conversation.isArchived)),
      ("deleted", conversation.deletedAt.map(JSONValue.time) ?? .null),
    ])
  }
}

extension JSONValue {
  static func record(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { Member(key: $0, value: $1) })
  }

  /// Text of one line, safe to show on a terminal.
  static func shown(_ text: String) -> JSONValue { .string(Sanitizer.display(text, oneLine: true)) }

  /// RFC 3339, UTC.
  static func time(_ time: WallTime) -> JSONValue { .string(CivilTime(time).iso8601) }

  static func number(_ number: Int?) -> JSONValue { number.map { .number(Double($0)) } ?? .null }
}

/// Values as one JSON array, a line each.
enum JSONLines {
  static func array(_ values: [JSONValue]) -> String {
    let lines = values.map { "  " + $0.compactText }.joined(separator: ",\n")
    return lines.isEmpty ? "[]\n" : "[\n\(lines)\n]\n"
  }
}
