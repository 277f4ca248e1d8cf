import GRDB
import Glibc

/// The databases of llm (older and newer tables) and of elia.
enum DatabaseSeeds {
  /// Empty where none can be made: then nothing can be fuzzed, and that is told.
  static let files: [[UInt8]] = [llm, newLLM, elia].compactMap { try? file($0) }

  /// Small pages: more of them are of consequence.
  private static func file(_ sql: String) throws -> [UInt8] {
    let path = "/tmp/confab-fuzz-seed-\(getpid()).db"
    unlink(path)
    defer { unlink(path) }
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA page_size = 1024; VACUUM;")
      try db.execute(sql: sql)
    }
    try database.close()
    guard let stream = fopen(path, "r") else { return [] }
    defer { fclose(stream) }
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, stream))
    return bytes
  }

  private static let elia = """
    CREATE TABLE chat (id INTEGER PRIMARY KEY, model TEXT, title TEXT, started_at DATETIME,
      archived BOOLEAN);
    CREATE TABLE message (id INTEGER PRIMARY KEY, chat_id INTEGER, role TEXT, content TEXT,
      timestamp DATETIME, meta JSON, parent_id INTEGER, model TEXT);
    CREATE INDEX of_chat ON message (chat_id);
    INSERT INTO chat VALUES (1, 'gpt-4o', 'About it', '2024-05-01 10:00:00.000000', 1),
      (2, 'gpt-4o', NULL, NULL, 0), (3, 'gpt-4o', 'empty', NULL, 0);
    INSERT INTO message VALUES
      (1, 1, 'system', 'Be nice.', '2024-05-01 10:00:00.5', '{}', NULL, NULL),
      (2, 1, 'user', 'Hi', '2024-05-01 10:00:01', '{}', NULL, NULL),
      (3, 1, 'assistant', 'Hello', '2024-05-01 10:00:02.250000', '{}', NULL, 'claude-x'),
      (4, 1, 'assistant', 'Hey', '2024-05-01 10:00:04', '{}', 2, NULL),
      (5, 2, 'user', 'Again', NULL, NULL, 5, NULL);
    """

  private static let llm = """
    CREATE TABLE conversations (id TEXT PRIMARY KEY, name TEXT, model TEXT);
    CREATE TABLE responses (id TEXT PRIMARY KEY, model TEXT, prompt TEXT, system TEXT,
      prompt_json TEXT, options_json TEXT, response TEXT, response_json TEXT, conversation_id TEXT,
      duration_ms INTEGER, datetime_utc TEXT, input_tokens INTEGER, output_tokens INTEGER);
    CREATE TABLE attachments (id TEXT PRIMARY KEY, type TEXT, path TEXT, url TEXT, content BLOB);
    CREATE TABLE prompt_attachments (response_id TEXT, attachment_id TEXT, "order" INTEGER);
    INSERT INTO conversations VALUES ('01j0c1', 'Two names for a pelican', 'gpt-4o-mini');
    INSERT INTO responses VALUES
      ('01j0r1', 'gpt-4o-mini', 'Two names', 'Be brief', '{}', '{}', 'Percy and Petunia', '{}',
       '01j0c1', 1500, '2024-06-01T10:00:00', 12, 5),
      ('01j0r2', 'gpt-4o-mini', 'A third', NULL, '{}', '{}', 'Pablo', '{}', '01j0c1', 900,
       '2024-06-01T10:01:00', NULL, -1),
      ('01j0r3', 'm', 'Alone', NULL, NULL, NULL, 'Yes', NULL, NULL, NULL, 'never', NULL, NULL);
    INSERT INTO attachments VALUES ('x', 'text/plain', '/a/b.txt', NULL, x'61620A');
    INSERT INTO prompt_attachments VALUES ('01j0r1', 'x', 0);
    """

  private static let newLLM = """
    CREATE TABLE messages (hash TEXT PRIMARY KEY, parent_hash TEXT, role TEXT);
    CREATE TABLE parts (id INTEGER PRIMARY KEY, message_hash TEXT, position INTEGER, type TEXT,
      tool_name TEXT, text TEXT, payload TEXT);
    CREATE TABLE attachments (id TEXT PRIMARY KEY, type TEXT, path TEXT, url TEXT, content BLOB);
    CREATE TABLE part_attachments (part_id INTEGER, attachment_id TEXT, "order" INTEGER);
    CREATE TABLE fragments (id INTEGER PRIMARY KEY, hash TEXT, content TEXT);
    CREATE TABLE threads (id TEXT PRIMARY KEY, name TEXT, tip_message_hash TEXT, datetime_utc TEXT);
    CREATE TABLE turns (id TEXT PRIMARY KEY, thread_id TEXT, parent_message_hash TEXT,
      tip_message_hash TEXT, model TEXT, resolved_model TEXT, input_tokens INTEGER,
      output_tokens INTEGER, duration_ms INTEGER, datetime_utc TEXT);
    INSERT INTO fragments VALUES (1, 'f', 'A long text');
    INSERT INTO messages VALUES ('h0', NULL, 'system'), ('h1', 'h0', 'user'),
      ('h2', 'h1', 'assistant'), ('h3', 'h2', 'user'), ('h4', 'h3', 'assistant');
    INSERT INTO parts (message_hash, position, type, tool_name, text, payload) VALUES
      ('h0', 0, 'text', NULL, 'Be brief.', NULL), ('h1', 0, 'text', NULL, 'What?', NULL),
      ('h2', 1, 'text', NULL, 'This.', NULL), ('h2', 0, 'reasoning', NULL, 'Hm', NULL),
      ('h3', 0, 'text', NULL, NULL, '{"text_ref":[{"fragment":1},{"literal":"new"}]}'),
      ('h4', 0, 'tool_call', 'look', NULL, '{"name":"look","arguments":{"x":1}}'),
      ('h4', 1, 'attachment', NULL, NULL, NULL);
    INSERT INTO threads VALUES ('01a', 'Two questions', 'h4', '2024-06-01T09:00:00');
    INSERT INTO turns VALUES
      ('t1', '01a', 'h1', 'h2', 'gpt-5', NULL, 5, 6, 1000, '2024-06-01T10:00:00'),
      ('t2', '01a', 'h3', 'h4', 'gpt-5', 'gpt-5-0', 8, 9, 2000, '2024-06-01T10:00:02');
    """
}
