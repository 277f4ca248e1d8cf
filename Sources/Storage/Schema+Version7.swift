/// The step to version 7: what several programs on one log tell each other.
///
/// - `changes`: a number for each conversation that was ever changed since, the highest for the one that
///   was changed last: who knows the highest number reads what is above it, and nothing else. It is
///   kept by triggers, so that whatever writes is noticed, earlier versions included. A conversation
///   that was taken out of the log stays in it.
/// - `receiving`: the running program that receives an answer. One of a program that ended was cut off.
///
/// What is deleted one by one is not noted: a message goes with its conversation.
extension Schema {
  static let v7 = """
    CREATE TABLE changes (
      conversation TEXT NOT NULL PRIMARY KEY,
      number INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX changes_by_number ON changes (number);

    \(messageChange())
    CREATE TRIGGER change_message_update
      AFTER UPDATE OF text, reasoning, errors, state, parent ON messages
    BEGIN
      \(note("new.conversation"));
    END;
    CREATE TRIGGER change_conversation_insert AFTER INSERT ON conversations BEGIN
      \(note("new.id"));
    END;
    CREATE TRIGGER change_conversation_update
      AFTER UPDATE OF title, model, updated_at, head, options, preset, endpoint, starred, archived,
        deleted_at ON conversations
    BEGIN
      \(note("new.id"));
    END;
    CREATE TRIGGER change_conversation_delete AFTER DELETE ON conversations BEGIN
      \(note("old.id"));
    END;
    CREATE TRIGGER change_tag_insert AFTER INSERT ON tags BEGIN
      \(note("new.conversation"));
    END;
    CREATE TRIGGER change_tag_delete AFTER DELETE ON tags BEGIN
      \(note("old.conversation"));
    END;

    CREATE TABLE receiving (
      message TEXT NOT NULL PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
      program TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// - Parameter when: a condition, with its WHEN.
  static func messageChange(_ when: String = "") -> String {
    """
    CREATE TRIGGER change_message_insert AFTER INSERT ON messages \(when) BEGIN
      \(note("new.conversation"));
    END;
    """
  }

  static func note(_ conversation: String) -> String {
    """
    INSERT INTO changes (conversation, number)
      SELECT \(conversation), coalesce(max(number), 0) + 1 FROM changes WHERE true
      ON CONFLICT (conversation) DO UPDATE SET number = excluded.number
    """
  }
}
