import GRDB

/// Rows as a Confab of some version wrote them: the same for all versions, as far as a version had a
/// place for them.
struct EarlierRows: Sendable {
  let version: Int32

  let conversations = (0..<6).map { "c\($0)" }

  /// Beginnings of words that are said in them.
  static let words = [
    "caf", "tide", "寿司", "ελλ", "fooBar", "foo_b", "503", "über", "nothing", "wh",
  ]

  private static let texts = [
    "Why do the tides come twice a day?", "Le café est fermé à Noël", "寿司が好きです", "Ελλάδα και Über",
    "```swift\nlet fooBar = foo_bar(1)\n```", "**Bold** and `code`, 100 % of it",
  ]

  func insert(into db: Database) throws {
    var chance = Generator(state: 7)
    for (index, id) in conversations.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO conversations (id, title, model, created_at, updated_at, head)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, "Title \(index) “é”", "acme/m\(index % 3)", Double(index), Double(100 + index),
          index == 5 ? nil : "\(id)-11",
        ])
      // The last one has none.
      if index < 5 { try insertTree(id, &chance, in: db) }
    }
    try db.execute(
      sql: "INSERT INTO drafts (conversation, text) VALUES ('', 'nowhere yet'), ('c1', 'half a')")
    if version >= 2 { try db.execute(sql: "INSERT INTO gates VALUES ('h:1', 9, 1.5, 2, 8)") }
    if version >= 3 {
      try db.execute(sql: "INSERT INTO bookmarks SELECT key FROM messages WHERE id LIKE '%-4'")
    }
    if version >= 4 { try insertFacts(in: db) }
  }

  /// Twelve messages; some parents have several children.
  private func insertTree(_ id: String, _ chance: inout Generator, in db: Database) throws {
    for number in 0..<12 {
      let parent: String? = number == 0 ? nil : "\(id)-\(max(0, number - 1 - chance.below(3)))"
      let isAnswer = !number.isMultiple(of: 2)
      let hasFailed = isAnswer && chance.below(4) == 0
      let text = hasFailed ? "" : Self.texts[chance.below(Self.texts.count)] + " \(id) \(number)"
      try db.execute(
        sql: """
          INSERT INTO messages
            (id, conversation, parent, role, text, reasoning, errors, model, state, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          "\(id)-\(number)", id, parent, isAnswer ? "assistant" : "user", text,
          isAnswer ? "thinking of cafés" : "", hasFailed ? "503 server_error down" : "",
          isAnswer ? "acme/m\(number % 3)" : nil, hasFailed ? "failed" : "complete",
          Double(1_700_000_000 + number * 60),
        ])
      guard isAnswer else { continue }
      for attempt in 1...(1 + chance.below(2)) {
        try db.execute(
          sql: """
            INSERT INTO attempts (message, number, model, endpoint, started_at, status, request_id,
              first_text_after, ended_after, received_bytes, text_bytes, has_usage, prompt_tokens,
              completion_tokens, cost, failure_origin, failure_code, failure_message, failure)
            VALUES (?, ?, 'acme/m1', 'h:1', ?, ?, ?, ?, 2.5, 10, 5, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            "\(id)-\(number)", attempt, Double(1_700_000_000 + number * 60), hasFailed ? 503 : 200,
            "req-\(id)-\(number)", hasFailed ? nil : 0.5, !hasFailed, hasFailed ? nil : 100,
            hasFailed ? nil : 7, hasFailed ? nil : 0.125, hasFailed ? "http" : nil,
            hasFailed ? "server_error" : nil, hasFailed ? "down" : nil,
            hasFailed ? Self.failure : nil,
          ])
      }
    }
  }

  private func insertFacts(in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE conversations SET starred = 1, options = '{"maxTokens":5}', preset = 'coder',
          endpoint = 'work' WHERE id = 'c1';
        UPDATE conversations SET archived = 1 WHERE id = 'c2';
        UPDATE conversations SET deleted_at = 99 WHERE id = 'c3';
        INSERT INTO tags VALUES ('c1', 'b', 0), ('c1', 'a', 1), ('c2', 'a', 0);
        INSERT INTO attachments VALUES ('ab', 'a.txt', 'text', 3, 5, x'616263');
        INSERT INTO message_attachments SELECT key, 'ab', 'text' FROM messages WHERE id = 'c1-2';
        """)
  }

  private static let failure =
    #"{"origin":"http","status":503,"code":"server_error","message":"down","#
    + #""hints":{"never":false,"always":false},"details":{"isHTML":false}}"#
}
