import GRDB

/// What keeps the index of words quick while many messages come in.
enum WordIndex {
  /// What every connection needs that reads or writes the index, or messages.
  static func prepare(_ db: Database) {
    db.add(tokenizer: WordTokenizer.self)
  }

  /// Messages that `work` writes, in any order, are indexed at its end, in the order of time: the index
  /// collects what it is given only as long as it is given in order, and is some ten times slower
  /// without. To be called within a transaction.
  static func inOrder<Value>(_ db: Database, _ work: () throws -> Value) throws -> Value {
    try db.execute(sql: "INSERT INTO word_pause VALUES (1)")
    let value = try work()
    try db.execute(
      sql: """
        INSERT INTO message_text (rowid, text, reasoning, errors, facts)
          SELECT w.moment, m.text, m.reasoning, m.errors, m.facts
          FROM waiting_words AS w CROSS JOIN message_words AS m ON m.moment = w.moment
          ORDER BY w.moment;
        DELETE FROM waiting_words;
        DELETE FROM word_pause;
        """)
    return value
  }

  /// Takes messages out of the index that are about to be deleted, in the order of time: for the same
  /// reason.
  static func forget(_ messages: [Int64], in db: Database) throws {
    try db.cachedStatement(sql: forget).execute(arguments: ["\(messages)"])
  }

  private static let forget = """
    DELETE FROM said WHERE moment IN (
      SELECT moment FROM said WHERE message IN (SELECT value FROM json_each(?)))
    """
}
