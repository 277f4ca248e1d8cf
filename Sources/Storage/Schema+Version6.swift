/// The step to version 6: the index of words.
///
/// - `said` has a row for each message that is final, and says what searching asks of it beside its
///   words. An answer that is being received has none: it is saved four times a second, and each time
///   its whole text would be indexed anew.
/// - `said.moment` is its time in units of four seconds, or a free number near it, so that the index
///   itself gives what is newest first, also after messages of years ago came in. It is no key of
///   `messages`: so nothing of an existing log is renumbered, and whoever writes messages needs to know
///   nothing of it. A finer unit would make the index larger, for it holds the differences of these
///   numbers. Few at one time go forward, in their order; more take free ones among those before, in
///   windows that grow, so that a million at one time are placed as quickly, and later ones stay on top.
///   `said_back` says how far any went back at most: `since:` must look as far.
/// - `said.time` is exact. `said.facts`: see `Facts`. `said.model`: that was asked; of a prompt, that
///   of its conversation when it was said.
/// - `message_text` has the words of a message, and its facts as words that nobody can write, so that
///   what is rare is found at once among what is common. Its text is that of the view
///   `message_words`, and its `rowid` the moment.
/// - `word_pause` has a row, `waiting_words` those that are to be indexed, while many messages come in
///   within one transaction: see `WordIndex`.
///
/// A program that does not know the tokenizer can read everything but `message_text`, and can write
/// no messages.
extension Schema {
  static let v6 = """
    DROP TRIGGER message_text_insert;
    DROP TRIGGER message_text_delete;
    DROP TRIGGER message_text_update;
    DROP TABLE message_text;

    CREATE TABLE models (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO models (id)
      SELECT model FROM messages WHERE model IS NOT NULL UNION SELECT model FROM conversations;

    CREATE TABLE said (
      moment INTEGER PRIMARY KEY,
      message INTEGER NOT NULL,
      conversation INTEGER NOT NULL,
      time REAL NOT NULL,
      facts INTEGER NOT NULL,
      model INTEGER
    ) STRICT;
    INSERT INTO said (moment, message, conversation, time, facts, model)
      SELECT min(unit + place) OVER (ORDER BY place) - place, message, conversation, time, facts, model
      FROM (
        SELECT row_number() OVER (ORDER BY \(unit("m.created_at")) DESC, m.created_at DESC, m.key DESC)
            AS place,
          \(unit("m.created_at")) AS unit, m.key AS message, c.key AS conversation,
          m.created_at AS time, \(facts(of: "m")) AS facts,
          (SELECT key FROM models WHERE id = coalesce(m.model, c.model)) AS model
        FROM messages AS m JOIN conversations AS c ON c.id = m.conversation
        WHERE m.state <> 'streaming'
      )
      ORDER BY place DESC;
    CREATE UNIQUE INDEX said_by_message ON said (message);
    CREATE INDEX said_in_conversation ON said (conversation, time, facts, model);
    CREATE TABLE said_back (
      present INTEGER PRIMARY KEY,
      units INTEGER NOT NULL
    ) STRICT;
    INSERT INTO said_back SELECT 1, coalesce(max(\(unit("time")) - moment), 0) FROM said;

    CREATE VIEW message_words AS
      SELECT s.moment AS moment, m.text AS text, m.reasoning AS reasoning, m.errors AS errors,
        \(Facts.words) AS facts
      FROM said AS s JOIN messages AS m ON m.key = s.message;
    CREATE VIRTUAL TABLE message_text USING fts5 (
      text, reasoning, errors, facts, content = 'message_words', content_rowid = 'moment',
      tokenize = '\(WordTokenizer.name)', prefix = '1 2 3', columnsize = 0
    );
    INSERT INTO message_text (message_text, rank) VALUES ('hashsize', \(hashSize));
    INSERT INTO message_text (message_text) VALUES ('rebuild');

    CREATE TABLE word_pause (present INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE waiting_words (moment INTEGER PRIMARY KEY) STRICT;
    \(messageTriggers)
    \(indexTriggers)
    """

  /// A time as moments count it.
  static func unit(_ time: String) -> String {
    "CAST(max(0.0, min(\(time), 1e11)) / 4 AS INTEGER)"
  }

  /// Places after its own that a message may take when that is taken.
  static let stepsForward = 8

  /// Bytes of the index that are collected before they are written out: what a step of an import
  /// brings. More makes long transactions faster, and takes as much memory in them.
  static let hashSize = 32 << 20

  /// - Parameter and: another condition, with its AND.
  static func saidInsert(_ and: String = "") -> String {
    """
    CREATE TRIGGER said_insert AFTER INSERT ON messages WHEN new.state <> 'streaming' \(and) BEGIN
      \(say())
    END;
    """
  }

  private static let messageTriggers = """
    \(saidInsert())
    CREATE TRIGGER said_change BEFORE UPDATE ON messages
      WHEN old.state <> 'streaming' AND (new.state = 'streaming' OR \(isChanged))
    BEGIN
      DELETE FROM said WHERE message = old.key;
    END;
    CREATE TRIGGER said_changed AFTER UPDATE ON messages
      WHEN new.state <> 'streaming' AND (old.state = 'streaming' OR \(isChanged))
    BEGIN
      \(say())
    END;
    CREATE TRIGGER said_delete BEFORE DELETE ON messages BEGIN
      DELETE FROM said WHERE message = old.key;
    END;
    CREATE TRIGGER said_image AFTER INSERT ON message_attachments
      WHEN new.kind GLOB 'image/*'
    BEGIN
      UPDATE said SET facts = facts | \(Facts.image)
        WHERE message = new.message AND facts & \(Facts.image) = 0;
    END;
    CREATE TRIGGER said_image_later AFTER UPDATE OF kind ON message_attachments
      WHEN new.kind GLOB 'image/*' AND old.kind IS NOT new.kind
    BEGIN
      UPDATE said SET facts = facts | \(Facts.image)
        WHERE message = new.message AND facts & \(Facts.image) = 0;
    END;
    """

  /// In order of their cost: most saves change nothing but the text of an answer.
  private static let isChanged = """
    (old.text <> new.text OR old.state <> new.state OR old.reasoning <> new.reasoning
      OR old.errors <> new.errors OR old.created_at <> new.created_at OR old.role <> new.role
      OR old.model IS NOT new.model OR old.conversation <> new.conversation OR old.key <> new.key)
    """

  /// The place of a message that is taken is its own, else one of the next, else one before: of two
  /// tries in a window, then of two in one of twice its length.
  /// - Parameter and: another condition, with its AND.
  static func say(_ and: String = "") -> String {
    """
    INSERT INTO models (id)
        SELECT coalesce(new.model, c.model) FROM conversations AS c
        WHERE c.id = new.conversation \(and)
          AND NOT EXISTS (SELECT 1 FROM models WHERE id = coalesce(new.model, c.model));
      INSERT INTO said (moment, message, conversation, time, facts, model)
        SELECT (
            WITH RECURSIVE tries (number, moment) AS (
              SELECT 0, \(unit("new.created_at"))
              UNION ALL
              SELECT number + 1,
                iif(number < \(stepsForward), moment + 1,
                  \(unit("new.created_at")) - 1
                    - (new.key % 1000003) * (7919 + number * 104729) % 2147483647
                      % (\(stepsForward) << (number - \(stepsForward)) / 2))
              FROM tries WHERE EXISTS (SELECT 1 FROM said WHERE said.moment = tries.moment)
            )
            SELECT moment FROM tries ORDER BY number DESC LIMIT 1
          ),
          new.key, c.key, new.created_at, \(facts(of: "new")),
          (SELECT key FROM models WHERE id = coalesce(new.model, c.model))
        FROM conversations AS c WHERE c.id = new.conversation \(and);
    """
  }

  private static let indexTriggers = """
    CREATE TRIGGER words_insert AFTER INSERT ON said
      WHEN NOT EXISTS (SELECT 1 FROM word_pause)
    BEGIN
      \(addWords("new"))
    END;
    \(waitingWords())
    CREATE TRIGGER said_goes_back AFTER INSERT ON said
      WHEN \(unit("new.time")) - new.moment > (SELECT units FROM said_back)
    BEGIN
      UPDATE said_back SET units = \(unit("new.time")) - new.moment;
    END;
    CREATE TRIGGER words_delete BEFORE DELETE ON said BEGIN
      \(removeWords)
      DELETE FROM waiting_words WHERE moment = old.moment;
    END;
    CREATE TRIGGER words_change BEFORE UPDATE ON said
      WHEN NOT EXISTS (SELECT 1 FROM waiting_words WHERE moment = old.moment)
    BEGIN
      \(removeWords)
    END;
    CREATE TRIGGER words_changed AFTER UPDATE ON said
      WHEN NOT EXISTS (SELECT 1 FROM waiting_words WHERE moment = new.moment)
    BEGIN
      \(addWords("new"))
    END;
    """

  /// - Parameter and: another condition, with its AND.
  static func waitingWords(_ and: String = "") -> String {
    """
    CREATE TRIGGER words_wait AFTER INSERT ON said
      WHEN EXISTS (SELECT 1 FROM word_pause) \(and)
    BEGIN
      INSERT INTO waiting_words VALUES (new.moment);
    END;
    """
  }

  /// - Parameter and: another condition, with its AND.
  static func addWords(_ row: String, _ and: String = "") -> String {
    """
    INSERT INTO message_text (rowid, text, reasoning, errors, facts)
        SELECT moment, text, reasoning, errors, facts FROM message_words
        WHERE moment = \(row).moment \(and);
    """
  }

  private static let removeWords = """
    INSERT INTO message_text (message_text, rowid, text, reasoning, errors, facts)
        SELECT 'delete', moment, text, reasoning, errors, facts FROM message_words
        WHERE moment = old.moment
          AND NOT EXISTS (SELECT 1 FROM waiting_words AS w WHERE w.moment = old.moment);
    """

  private static func facts(of row: String) -> String {
    """
    (CASE \(row).role WHEN 'user' THEN \(Facts.prompt) WHEN 'assistant' THEN \(Facts.answer)
          ELSE \(Facts.system) END
          | iif(\(row).state IN ('failed', 'interrupted') OR \(row).errors <> '', \(Facts.error), 0)
          | iif(instr(\(row).text, '```') OR instr(\(row).text, '~~~'), \(Facts.code), 0)
          | iif(EXISTS (SELECT 1 FROM message_attachments
              WHERE message = \(row).key AND kind GLOB 'image/*'), \(Facts.image), 0))
    """
  }
}
