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

  /// Lets the parts pile up that each transaction adds to the index, until `merge` is called: merging
  /// them as they come writes each word some six times while a million messages come in. Ends with
  /// `resumeMerging`, or when the log is opened next.
  static func pauseMerging(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO message_text (message_text, rank) VALUES ('automerge', 0);
        INSERT INTO message_text (message_text, rank) VALUES ('crisismerge', \(mostParts));
        INSERT INTO message_text (message_text, rank) VALUES ('hashsize', \(bulkCollection));
        """)
  }

  static func resumeMerging(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO message_text (message_text, rank) VALUES ('automerge', \(usualMerge));
        INSERT INTO message_text (message_text, rank) VALUES ('crisismerge', \(usualCrisis));
        INSERT INTO message_text (message_text, rank) VALUES ('hashsize', \(Schema.hashSize));
        """)
  }

  /// Whether a program ended while it was paused.
  static func isMergingPaused(_ db: Database) throws -> Bool {
    try Int.fetchOne(
      db, sql: "SELECT 1 FROM message_text_config WHERE k = 'automerge' AND v = 0") != nil
  }

  /// Merges some of what has piled up.
  /// - Returns: false: there is nothing left to merge.
  static func merge(_ db: Database) throws -> Bool {
    let before = db.totalChangesCount
    try db.execute(
      sql: "INSERT INTO message_text (message_text, rank) VALUES ('merge', \(mergedPages))")
    // FTS5: a step that finds nothing to do counts as one change.
    return db.totalChangesCount - before > 1
  }

  /// FTS5's own.
  private static let usualMerge = 4
  private static let usualCrisis = 16
  /// Bytes that the index collects before it writes a part. More makes fewer parts; beyond what a
  /// processor keeps at hand, looking each word up in it is what takes longest.
  private static let bulkCollection = 8_000_000
  /// Parts on one level; FTS5 takes less than 2,000.
  private static let mostParts = 1_000
  /// Pages of a step of merging: some tenths of a second.
  private static let mergedPages = 4_000

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
