import Chat
import Foundation
import GRDB
import Testing

@testable import Storage

/// The databases of llm and elia.
struct ImportDatabaseTests {
  let scratch: Scratch
  var path: String { scratch.directory + "/theirs.db" }

  init() throws { scratch = try Scratch() }

  private func make(_ sql: String, _ arguments: StatementArguments = []) throws {
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: sql, arguments: arguments)
    }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1000)], ofItemAtPath: path)
  }

  private func read(only: ImportFormat? = nil) throws -> (
    conversations: [ImportedConversation], problems: [String]
  ) {
    var conversations: [ImportedConversation] = []
    var problems: [String] = []
    let source = try #require(try DatabaseImport.open(path, name: "theirs.db", only: only))
    while let item = try source.next() {
      switch item {
      case .conversation(let conversation): conversations.append(conversation)
      case .problem(let problem): problems.append("\(problem.place.text): \(problem.reason)")
      }
    }
    #expect(source.bytesRead == source.bytesInAll)
    return (conversations, problems)
  }

  /// A line of facts, and one a message.
  private func lines(_ imported: ImportedConversation) -> [String] {
    let facts = imported.conversation
    let system = facts.options.systemPrompt.map { " system: \($0)" } ?? ""
    let archived = facts.isArchived ? " archived" : ""
    var numbers: [MessageID: Int] = [:]
    return ["\(facts.title) (\(facts.model.rawValue))\(system)\(archived)"]
      + imported.messages.enumerated().map { index, message in
        numbers[message.id] = index
        let parts = [
          message.parent.map { "after \(numbers[$0] ?? -1)" } ?? "root",
          "\(message.role.rawValue): \(message.text)",
          message.reasoning.isEmpty ? nil : "thinking: \(message.reasoning)",
          message.model.map { "by \($0.rawValue)" },
          "at \((message.createdAt.seconds * 1000).rounded() / 1000)",
          message.attempts.first?.usage.map {
            "\($0.promptTokens ?? -1)+\($0.completionTokens ?? -1) tokens"
          },
          message.id == facts.head ? "head" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " | ")
      }
  }

  private static let elia = """
    CREATE TABLE chat (id INTEGER PRIMARY KEY, model TEXT, title TEXT, started_at DATETIME,
      archived BOOLEAN);
    CREATE TABLE message (id INTEGER PRIMARY KEY, chat_id INTEGER, role TEXT, content TEXT,
      timestamp DATETIME, meta JSON, parent_id INTEGER, model TEXT);
    INSERT INTO chat VALUES (1, 'gpt-4o', 'About 漢字', '2024-05-01 10:00:00.000000', 1),
      (2, 'gpt-4o', NULL, NULL, 0), (3, 'gpt-4o', 'empty', NULL, 0);
    INSERT INTO message VALUES
      (1, 1, 'system', 'Be nice.', '2024-05-01 10:00:00.5', '{}', NULL, NULL),
      (2, 1, 'user', 'Hi 👩‍👩‍👧', '2024-05-01 10:00:01', '{}', NULL, NULL),
      (3, 1, 'assistant', 'Hello', '2024-05-01 10:00:02.250000', '{}', NULL, 'claude-x'),
      (4, 1, NULL, 'lost', '2024-05-01 10:00:03', '{}', NULL, NULL),
      (5, 1, 'assistant', 'Hey', '2024-05-01 10:00:04', '{}', 2, NULL),
      (6, 2, 'user', 'Again', NULL, NULL, NULL, NULL);
    """

  @Test func readsElias() throws {
    try make(Self.elia)
    let found = try read()
    #expect(
      found.problems == [
        "theirs.db, conversation 1, message 4: its role or its text is none: left out"
      ])
    #expect(
      found.conversations.map(lines) == [
        [
          "About 漢字 (gpt-4o) system: Be nice. archived",
          "root | user: Hi 👩‍👩‍👧 | at 1714557601.0",
          "after 0 | assistant: Hello | by claude-x | at 1714557602.25",
          "after 0 | assistant: Hey | by gpt-4o | at 1714557604.0 | head",
        ],
        ["Again (gpt-4o)", "root | user: Again | at 1000.0 | head"],
      ])
    #expect(try DatabaseImport.open(path, name: "theirs.db", only: .llm) == nil)
  }

  private static let llm = """
    CREATE TABLE conversations (id TEXT PRIMARY KEY, name TEXT, model TEXT);
    CREATE TABLE responses (id TEXT PRIMARY KEY, model TEXT, prompt TEXT, system TEXT,
      prompt_json TEXT, options_json TEXT, response TEXT, response_json TEXT, conversation_id TEXT,
      duration_ms INTEGER, datetime_utc TEXT, input_tokens INTEGER, output_tokens INTEGER,
      token_details TEXT, schema_id TEXT, resolved_model TEXT, reasoning TEXT);
    CREATE TABLE attachments (id TEXT PRIMARY KEY, type TEXT, path TEXT, url TEXT, content BLOB);
    CREATE TABLE prompt_attachments (response_id TEXT, attachment_id TEXT, "order" INTEGER);
    INSERT INTO conversations VALUES ('01a', 'Two questions', 'gpt-4o');
    INSERT INTO responses (id, model, prompt, system, response, conversation_id, duration_ms,
        datetime_utc, input_tokens, output_tokens, reasoning) VALUES
      ('r2', 'gpt-4o', 'And this?', NULL, 'That.', '01a', 2000, '2024-05-01T10:01:00.000000', NULL,
        NULL, NULL),
      ('r1', 'gpt-4o', 'What?', 'Be brief.', 'This.', '01a', 1500, '2024-05-01T10:00:00.5', 7, 3,
        'Hm'),
      ('r3', 'llama', 'Alone', NULL, 'Yes', NULL, NULL, '2024-05-01T10:02:00+00:00', NULL, NULL,
        NULL);
    INSERT INTO attachments VALUES ('a1', 'text/plain', '/tmp/notes.txt', NULL, CAST('abc' AS BLOB)),
      ('a2', 'image/png', NULL, 'https://a.example/b.png', NULL);
    INSERT INTO prompt_attachments VALUES ('r2', 'a2', 1), ('r2', 'a1', 0);
    """

  private static let hash = Chat.Attachment.Hash(of: Array("abc".utf8)).text

  private static let older = [
    [
      "Two questions (gpt-4o) system: Be brief.",
      "root | user: What? | at 1714557600.5",
      "after 0 | assistant: This. | thinking: Hm | by gpt-4o | at 1714557602.0 | 7+3 tokens",
      "after 1 | user: And this?\n[notes.txt, 1 line, 3 B](attachment:\(hash))\n"
        + "![attachment](https://a.example/b.png) | at 1714557660.0",
      "after 2 | assistant: That. | by gpt-4o | at 1714557662.0 | head",
    ],
    [
      "Alone (llama)", "root | user: Alone | at 1714557720.0",
      "after 0 | assistant: Yes | by llama | at 1714557720.0 | head",
    ],
  ]

  @Test func readsLlmsOlderTables() throws {
    try make(Self.llm)
    let found = try read()
    #expect(found.problems == [])
    #expect(found.conversations.map(lines) == Self.older)
    #expect(found.conversations.first?.attachments.map(\.bytes) == [Array("abc".utf8)])
  }

  /// The conversation went on after llm began its newer tables: what it was before is the same.
  @Test func readsLlmsNewerTables() throws {
    try make(Self.llm)
    let before = try #require(try read().conversations.first)
    try make(
      """
      CREATE TABLE messages (hash TEXT PRIMARY KEY, parent_hash TEXT, role TEXT,
        provider_metadata TEXT);
      CREATE TABLE parts (id INTEGER PRIMARY KEY, message_hash TEXT, position INTEGER, type TEXT,
        tool_name TEXT, text TEXT, payload TEXT);
      CREATE TABLE part_attachments (part_id INTEGER, attachment_id TEXT, "order" INTEGER);
      CREATE TABLE fragments (id INTEGER PRIMARY KEY, hash TEXT, content TEXT);
      CREATE TABLE threads (id TEXT PRIMARY KEY, name TEXT, tip_message_hash TEXT,
        forked_from TEXT, datetime_utc TEXT);
      CREATE TABLE turns (id TEXT PRIMARY KEY, thread_id TEXT, parent_message_hash TEXT,
        tip_message_hash TEXT, model TEXT, resolved_model TEXT, input_tokens INTEGER,
        output_tokens INTEGER, duration_ms INTEGER, datetime_utc TEXT);
      INSERT INTO fragments VALUES (1, 'f', 'A long text');
      INSERT INTO messages VALUES ('h0', NULL, 'system', NULL), ('h1', 'h0', 'user', NULL),
        ('h2', 'h1', 'assistant', NULL), ('h3', 'h2', 'user', NULL), ('h4', 'h3', 'assistant', NULL),
        ('h5', 'h4', 'user', NULL), ('h6', 'h5', 'assistant', NULL);
      INSERT INTO parts (message_hash, position, type, tool_name, text, payload) VALUES
        ('h0', 0, 'text', NULL, 'Be brief.', NULL), ('h1', 0, 'text', NULL, 'What?', NULL),
        ('h2', 1, 'text', NULL, 'This.', NULL), ('h2', 0, 'reasoning', NULL, 'Hm', NULL),
        ('h3', 0, 'text', NULL, NULL,
          '{"text_ref":[{"fragment":1},{"literal":"\nnew question"}]}'),
        ('h4', 0, 'tool_call', 'look', NULL, '{"name":"look","arguments":{"x":1}}'),
        ('h5', 0, 'tool_result', 'look', NULL, '{"name":"look","output":"a cat"}'),
        ('h6', 0, 'text', NULL, 'A cat.', NULL);
      INSERT INTO threads VALUES ('01a', 'Two questions', 'h6', NULL, '2024-06-01T09:00:00');
      INSERT INTO turns VALUES
        ('t2', '01a', 'h3', 'h4', 'gpt-5', NULL, 5, 6, 1000, '2024-06-01T10:00:00'),
        ('t3', '01a', 'h5', 'h6', 'gpt-5', 'gpt-5-0', 8, 9, 2000, '2024-06-01T10:00:02');
      """)
    let found = try read()
    #expect(found.problems == [])
    let thread = try #require(found.conversations.first)
    #expect(
      lines(thread) == [
        "Two questions (gpt-5) system: Be brief.",
        "root | user: What? | at 1717232400.0",
        "after 0 | assistant: This. | thinking: Hm | by gpt-5 | at 1717232400.001",
        "after 1 | user: A long text\nnew question | at 1717236000.0",
        "after 2 | assistant: A cat. | thinking: look:\n```json\n{\"x\":1}\n```\n\nlook answered:\na cat"
          + " | by gpt-5-0 | at 1717236001.0 | 13+15 tokens | head",
      ])
    #expect(found.conversations.map(lines).last == Self.older.last)
    #expect(thread.conversation.id == before.conversation.id)
    #expect(thread.messages.prefix(2).map(\.id) == before.messages.prefix(2).map(\.id))
  }

  @Test func refusesOtherDatabases() async throws {
    try make("CREATE TABLE other (a)")
    #expect(try DatabaseImport.open(path, name: "theirs.db") == nil)
    let own = try SQLiteStore.open(path: scratch.path)
    await own.close()
    #expect(throws: ImportProblem.self) { try DatabaseImport.open(scratch.path, name: "own") }
  }
}
