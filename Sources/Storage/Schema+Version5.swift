/// The step to version 5: what lists and statistics of the log read.
///
/// `figures` says of each conversation what a list shows and sorts by. Triggers keep it true, whoever
/// writes: an answer that is being received costs one narrow row each time that it is saved.
///
/// - `key` is the conversation's own; `archived`, `deleted` and `updated_at` repeat what
///   `conversations` says, so that one index walks a list in the order in which it is shown, and skips
///   to any place in it without looking at anything else.
/// - `messages`: of all branches. `bytes`: UTF-8 of text and reasoning.
/// - `errors`: answers that failed, broke off or needed another attempt.
/// - `cost`: what was reported, NULL where nothing was. A request counts once: the siblings that a turn
///   leaves repeat the attempts before their own, and such a repetition has number and start in common
///   with the first. A cost that comes is added; where one goes or changes, all are added up anew.
///
/// Rows that vanish together with their conversation change nothing: its figures vanish as well.
///
/// `attempts_by_time` serves statistics, `messages_by_model` the choice of a model.
extension Schema {
  static let v5 = """
    CREATE TABLE figures (
      key INTEGER PRIMARY KEY REFERENCES conversations (key) ON DELETE CASCADE,
      conversation TEXT NOT NULL UNIQUE,
      messages INTEGER NOT NULL DEFAULT 0,
      bytes INTEGER NOT NULL DEFAULT 0,
      errors INTEGER NOT NULL DEFAULT 0,
      cost REAL,
      archived INTEGER NOT NULL,
      deleted INTEGER NOT NULL,
      updated_at REAL NOT NULL
    ) STRICT;
    INSERT INTO figures (key, conversation, messages, bytes, errors, archived, deleted, updated_at)
      SELECT c.key, c.id, coalesce(m.messages, 0), coalesce(m.bytes, 0), coalesce(m.errors, 0),
        c.archived, c.deleted_at IS NOT NULL, c.updated_at
      FROM conversations AS c LEFT JOIN (
        SELECT conversation, count(*) AS messages, sum(\(bytes(of: "messages"))) AS bytes,
          sum(\(isError("messages"))) AS errors
        FROM messages GROUP BY conversation
      ) AS m ON m.conversation = c.id;
    UPDATE figures SET cost = (\(sumOfCosts("figures.conversation")));
    CREATE INDEX figures_by_update ON figures (archived DESC, updated_at, key, messages, deleted)
      WHERE messages > 0 AND deleted = 0;
    CREATE INDEX figures_by_size ON figures (archived DESC, bytes, key, messages, deleted)
      WHERE messages > 0 AND deleted = 0;
    CREATE INDEX figures_by_cost ON figures (archived DESC, cost, key, messages, deleted)
      WHERE messages > 0 AND deleted = 0;
    CREATE INDEX attempts_by_time ON attempts (started_at);
    CREATE INDEX messages_by_model ON messages (model, created_at) WHERE model IS NOT NULL;
    \(conversationTriggers)
    \(messageTriggers)
    \(attemptTriggers)
    """

  private static let conversationTriggers = """
    CREATE TRIGGER figures_begin AFTER INSERT ON conversations BEGIN
      INSERT INTO figures (key, conversation, archived, deleted, updated_at)
        VALUES (new.key, new.id, new.archived, new.deleted_at IS NOT NULL, new.updated_at);
    END;
    CREATE TRIGGER figures_follow AFTER UPDATE OF archived, deleted_at, updated_at ON conversations
      WHEN old.archived <> new.archived OR old.updated_at <> new.updated_at
        OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL)
    BEGIN
      UPDATE figures SET archived = new.archived, deleted = new.deleted_at IS NOT NULL,
        updated_at = new.updated_at
        WHERE key = new.key;
    END;
    """

  private static let messageTriggers = """
    \(messageFigures())
    CREATE TRIGGER figures_message_update AFTER UPDATE OF text, reasoning, state, errors ON messages
      WHEN old.conversation = new.conversation
        AND (old.text <> new.text OR old.reasoning <> new.reasoning OR old.state <> new.state
          OR old.errors <> new.errors)
    BEGIN
      UPDATE figures SET bytes = bytes + \(bytes(of: "new")) - (\(bytes(of: "old"))),
        errors = errors + \(isError("new")) - \(isError("old"))
        WHERE conversation = new.conversation;
    END;
    CREATE TRIGGER figures_message_move AFTER UPDATE OF conversation, parent ON messages
      WHEN old.conversation <> new.conversation OR old.parent IS NOT new.parent
    BEGIN
      UPDATE figures SET messages = messages - 1, bytes = bytes - (\(bytes(of: "old"))),
        errors = errors - \(isError("old")), cost = (\(sumOfCosts("old.conversation")))
        WHERE conversation = old.conversation AND old.conversation <> new.conversation;
      UPDATE figures SET messages = messages + (old.conversation <> new.conversation),
        bytes = bytes + (old.conversation <> new.conversation) * (\(bytes(of: "new"))),
        errors = errors + (old.conversation <> new.conversation) * \(isError("new")),
        cost = (\(sumOfCosts("new.conversation")))
        WHERE conversation = new.conversation;
    END;
    CREATE TRIGGER figures_message_end BEFORE DELETE ON messages
      WHEN EXISTS (SELECT 1 FROM conversations WHERE id = old.conversation)
    BEGIN
      DELETE FROM attempts WHERE message = old.id;
      UPDATE figures SET messages = messages - 1, bytes = bytes - (\(bytes(of: "old"))),
        errors = errors - \(isError("old"))
        WHERE conversation = old.conversation;
    END;
    """

  /// - Parameter when: a condition, with its WHEN.
  static func messageFigures(_ when: String = "") -> String {
    """
    CREATE TRIGGER figures_message_insert AFTER INSERT ON messages \(when) BEGIN
      \(countMessage)
    END;
    """
  }

  static let countMessage = """
    UPDATE figures SET messages = messages + 1, bytes = bytes + \(bytes(of: "new")),
        errors = errors + \(isError("new"))
        WHERE conversation = new.conversation;
    """

  /// - Parameter and: another condition, with its AND.
  static func attemptFigures(_ and: String = "") -> String {
    """
    CREATE TRIGGER figures_attempt_insert AFTER INSERT ON attempts
      WHEN new.cost IS NOT NULL \(and)
    BEGIN
      \(addCost)
    END;
    """
  }

  private static let attemptTriggers = """
    \(attemptFigures())
    CREATE TRIGGER figures_attempt_priced AFTER UPDATE OF cost, started_at ON attempts
      WHEN old.cost IS NULL AND new.cost IS NOT NULL
    BEGIN
      \(addCost)
    END;
    CREATE TRIGGER figures_attempt_change AFTER UPDATE OF cost, started_at ON attempts
      WHEN old.cost IS NOT NULL
        AND (old.cost IS NOT new.cost OR old.started_at <> new.started_at)
    BEGIN
      UPDATE figures SET cost = (\(sumOfCosts("figures.conversation")))
        WHERE conversation = (SELECT conversation FROM messages WHERE id = new.message);
    END;
    CREATE TRIGGER figures_attempt_end AFTER DELETE ON attempts WHEN old.cost IS NOT NULL BEGIN
      UPDATE figures SET cost = (\(sumOfCosts("figures.conversation")))
        WHERE conversation = (SELECT conversation FROM messages WHERE id = old.message);
    END;
    """

  /// Adds a new cost, unless a sibling has it already.
  private static let addCost = """
    UPDATE figures SET cost = coalesce(cost, 0) + new.cost
      WHERE conversation = (
        SELECT m.conversation FROM messages AS m
        WHERE m.id = new.message AND NOT EXISTS (
          SELECT 1 FROM messages AS s JOIN attempts AS b ON b.message = s.id
          WHERE s.parent IS m.parent AND s.conversation = m.conversation AND s.id <> m.id
            AND b.number = new.number AND b.started_at = new.started_at AND b.cost IS NOT NULL));
    """

  private static func bytes(of row: String) -> String {
    "length(CAST(\(row).text AS BLOB)) + length(CAST(\(row).reasoning AS BLOB))"
  }

  private static func isError(_ row: String) -> String {
    "(\(row).state IN ('failed', 'interrupted') OR \(row).errors <> '')"
  }

  private static func sumOfCosts(_ conversation: String) -> String {
    """
    SELECT sum(cost) FROM (
      SELECT max(a.cost) AS cost
      FROM messages AS m JOIN attempts AS a ON a.message = m.id
      WHERE m.conversation = \(conversation) AND a.cost IS NOT NULL
      GROUP BY m.parent, a.number, a.started_at)
    """
  }
}
