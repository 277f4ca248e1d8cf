import Chat
import GRDB

/// A `Message` as a row of `messages`; its attempts have a table of their own.
enum MessageRow {
  static let upsert = """
    INSERT INTO messages
      (id, conversation, parent, role, text, reasoning, errors, model, state, created_at)
    VALUES
      (:id, :conversation, :parent, :role, :text, :reasoning, :errors, :model, :state, :created_at)
    ON CONFLICT (id) DO UPDATE SET
      conversation = excluded.conversation, parent = excluded.parent, role = excluded.role,
      text = excluded.text, reasoning = excluded.reasoning, errors = excluded.errors,
      model = excluded.model, state = excluded.state, created_at = excluded.created_at
    """

  static func arguments(_ message: Message) -> StatementArguments {
    [
      "id": message.id.rawValue, "conversation": message.conversation.rawValue,
      "parent": message.parent?.rawValue, "role": message.role.rawValue,
      "text": message.text.storable, "reasoning": message.reasoning.storable,
      "errors": errors(message).storable, "model": message.model?.rawValue.storable,
      "state": message.state.rawValue, "created_at": message.createdAt.seconds,
    ]
  }

  /// - Returns: the message without its attempts.
  static func message(_ row: Row) throws -> Message {
    guard let role = Role(rawValue: row["role"]), let state = Message.State(rawValue: row["state"])
    else {
      throw DatabaseError(message: "unknown role or state of message \(row["id"] as String)")
    }
    return Message(
      id: MessageID(rawValue: row["id"]),
      conversation: ConversationID(rawValue: row["conversation"]),
      parent: (row["parent"] as String?).map(MessageID.init), role: role, text: row["text"],
      reasoning: row["reasoning"], model: (row["model"] as String?).map(ModelID.init),
      state: state, createdAt: WallTime(seconds: row["created_at"]))
  }

  /// What can be searched of the failures: status, code, message and IDs, a line each.
  private static func errors(_ message: Message) -> String {
    let lines = message.attempts.compactMap { attempt in
      attempt.failure.map { failure in
        [
          failure.status.map(String.init), failure.code, failure.message,
          failure.requestID ?? attempt.requestID, failure.generationID ?? attempt.generationID,
        ].compactMap(\.self).joined(separator: " ")
      }
    }
    return lines.joined(separator: "\n")
  }
}
