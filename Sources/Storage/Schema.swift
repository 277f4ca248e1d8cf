import GRDB

/// The tables of the log, and how an older file becomes a present one.
///
/// The version of a file is its `user_version`: it stands in the file's header, so a later one is
/// recognised before SQLite opens the file.
enum Schema {
  /// Stands in the header and names the file as Confab's (`Cnfb`).
  static let applicationID: Int32 = 0x436e_6662

  /// The version that this program writes: the number of migrations.
  static var version: Int32 { Int32(migrations.count) }

  /// One step a version; a step that has been released is never changed.
  private static let migrations: [@Sendable (Database) throws -> Void] = [
    { try $0.execute(sql: v1) },
    { try $0.execute(sql: v2) },
    { db in
      try db.execute(sql: v3)
      try Placement.placeAll(in: db)
      try db.execute(sql: placeTrigger())
    },
    { try $0.execute(sql: v4) },
    { try $0.execute(sql: v5) },
    { try $0.execute(sql: v6) },
    { try $0.execute(sql: v7) },
    { try $0.execute(sql: v8) },
    { try $0.execute(sql: v9) },
  ]

  /// Brings the file to a version, in one transaction: whole or not at all. Two programs may do so at
  /// once; the second finds the work done.
  static func migrate(_ db: Database, to version: Int32 = Schema.version) throws {
    let present = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard present < version else { return }
    for step in migrations[Int(present)..<Int(version)] { try step(db) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Times are seconds since 1970, durations seconds, costs US dollars; NULL is “not known”.
  ///
  /// `conversations.head` is no foreign key: a conversation is saved before the message that becomes
  /// its head. `messages.errors` repeats what `attempts` says of failures, as text to search.
  /// A message enters the full-text index when it is final: an answer that is being received is saved
  /// four times a second, and each time its whole text would be indexed anew.
  private static let v1 = """
    CREATE TABLE conversations (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      model TEXT NOT NULL,
      created_at REAL NOT NULL,
      updated_at REAL NOT NULL,
      head TEXT
    ) STRICT;
    CREATE INDEX conversations_by_update ON conversations (updated_at);

    CREATE TABLE messages (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      parent TEXT REFERENCES messages (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      text TEXT NOT NULL,
      reasoning TEXT NOT NULL,
      errors TEXT NOT NULL,
      model TEXT,
      state TEXT NOT NULL,
      created_at REAL NOT NULL
    ) STRICT;
    CREATE INDEX messages_by_parent ON messages (parent, conversation, created_at);
    CREATE INDEX messages_by_conversation ON messages (conversation, created_at);
    CREATE INDEX prompts_by_time ON messages (created_at) WHERE role = 'user';

    CREATE TABLE attempts (
      message TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      model TEXT NOT NULL,
      endpoint TEXT NOT NULL,
      started_at REAL NOT NULL,
      status INTEGER,
      request_id TEXT,
      generation_id TEXT,
      first_byte_after REAL,
      first_text_after REAL,
      ended_after REAL,
      received_bytes INTEGER NOT NULL,
      text_bytes INTEGER NOT NULL,
      has_usage INTEGER NOT NULL,
      prompt_tokens INTEGER,
      completion_tokens INTEGER,
      cached_tokens INTEGER,
      reasoning_tokens INTEGER,
      cost REAL,
      finish_reason TEXT,
      failure_origin TEXT,
      failure_code TEXT,
      failure_message TEXT,
      failure TEXT,
      wait REAL,
      PRIMARY KEY (message, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE drafts (
      conversation TEXT PRIMARY KEY,
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE message_text USING fts5 (
      text, reasoning, errors,
      content = 'messages', content_rowid = 'key',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    );
    CREATE TRIGGER message_text_insert AFTER INSERT ON messages WHEN new.state <> 'streaming' BEGIN
      INSERT INTO message_text (rowid, text, reasoning, errors)
        VALUES (new.key, new.text, new.reasoning, new.errors);
    END;
    CREATE TRIGGER message_text_delete AFTER DELETE ON messages WHEN old.state <> 'streaming' BEGIN
      INSERT INTO message_text (message_text, rowid, text, reasoning, errors)
        VALUES ('delete', old.key, old.text, old.reasoning, old.errors);
    END;
    CREATE TRIGGER message_text_update AFTER UPDATE ON messages
      WHEN (old.state = 'streaming') <> (new.state = 'streaming') OR old.text <> new.text
        OR old.reasoning <> new.reasoning OR old.errors <> new.errors
    BEGIN
      INSERT INTO message_text (message_text, rowid, text, reasoning, errors)
        SELECT 'delete', old.key, old.text, old.reasoning, old.errors
        WHERE old.state <> 'streaming';
      INSERT INTO message_text (rowid, text, reasoning, errors)
        SELECT new.key, new.text, new.reasoning, new.errors WHERE new.state <> 'streaming';
    END;
    """

  /// `attempts_by_failure` serves the list of errors; its expression is the time of the failure.
  /// `gates` holds how requests to an endpoint are held back: what one instance learns serves all.
  private static let v2 = """
    CREATE INDEX attempts_by_failure ON attempts (started_at + coalesce(ended_after, 0))
      WHERE failure IS NOT NULL;

    CREATE TABLE gates (
      endpoint TEXT PRIMARY KEY,
      cooldown_until REAL NOT NULL,
      spacing REAL NOT NULL,
      in_flight INTEGER NOT NULL,
      noted_at REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Where each message stands in its conversation's tree, so that a part of a branch is read by its
  /// positions, however long the branch is.
  ///
  /// A *strand* is a run of messages of which each is the first child of the one before: a second
  /// child begins a strand of its own. A conversation that was never branched is one strand.
  ///
  /// - `strands.upper`, `start`: the strand that it branches off, and the depth of its first message;
  ///   its parent is the message of `upper` just above. NULL and 0 for a root.
  /// - `strands.shown`: it is shown at its branching. Where none is, the message of `upper` is.
  /// - `strands.stop`: the depth at which the shown branch ends although there is more beneath;
  ///   NULL: it goes on.
  /// - `places.depth`: messages before this one on its way from the root.
  ///
  /// The tables are narrow and beside the messages, so that a message is not written again, with all
  /// of its text, when what is shown beneath it changes.
  private static let v3 = """
    CREATE TABLE strands (
      key INTEGER PRIMARY KEY,
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      upper INTEGER REFERENCES strands (key) ON DELETE CASCADE,
      start INTEGER NOT NULL,
      shown INTEGER NOT NULL DEFAULT 0,
      stop INTEGER
    ) STRICT;
    CREATE INDEX strands_by_conversation ON strands (conversation, upper);
    CREATE INDEX strands_by_branching ON strands (upper, start);
    CREATE INDEX strands_shown ON strands (upper, start) WHERE shown;

    CREATE TABLE places (
      message INTEGER PRIMARY KEY REFERENCES messages (key) ON DELETE CASCADE,
      strand INTEGER NOT NULL REFERENCES strands (key) ON DELETE CASCADE,
      depth INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX places_in_order ON places (strand, depth);

    CREATE TABLE bookmarks (
      message INTEGER PRIMARY KEY REFERENCES messages (key) ON DELETE CASCADE
    ) STRICT;
    """

  /// Places a new message, whoever writes it, and shows it at its branching: it continues its
  /// parent's strand, or begins one when another message was first.
  /// - Parameter when: a condition, with its WHEN.
  static func placeTrigger(_ when: String = "") -> String {
    """
    CREATE TRIGGER message_place AFTER INSERT ON messages \(when) BEGIN
      \(place)
    END;
    """
  }

  static let place = """
    UPDATE strands SET shown = 0
        WHERE new.parent IS NULL AND conversation = new.conversation AND upper IS NULL AND shown;
      UPDATE strands SET shown = 0
        WHERE (upper, start) = (\(placeOfParent)) AND shown;
      INSERT INTO strands (conversation, upper, start, shown)
        SELECT new.conversation, NULL, 0, 1 WHERE NOT EXISTS (\(placeOfParent));
      INSERT INTO strands (conversation, upper, start, shown)
        SELECT new.conversation, strand, start, 1 FROM (\(placeOfParent))
        WHERE EXISTS (SELECT 1 FROM places WHERE (places.strand, depth) = (\(placeOfParent)));
      INSERT INTO places (message, strand, depth)
        SELECT new.key,
          iif(parent.strand IS NULL OR next.message IS NOT NULL, last_insert_rowid(),
            parent.strand),
          coalesce(parent.start, 0)
        FROM (SELECT 1) LEFT JOIN (\(placeOfParent)) AS parent
          LEFT JOIN places AS next ON next.strand = parent.strand AND next.depth = parent.start;
    """

  /// The strand of the new message's parent, and the depth beneath it.
  private static let placeOfParent = """
    SELECT p.strand AS strand, p.depth + 1 AS start
    FROM messages AS m JOIN places AS p ON p.message = m.key WHERE m.id = new.parent
    """
}
