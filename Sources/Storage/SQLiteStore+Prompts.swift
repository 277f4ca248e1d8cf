package import Chat
import GRDB

/// Earlier prompts, found by their words.
extension SQLiteStore {
  package func prompts(
    matching words: [String], in conversation: ConversationID?, limit: Int
  ) throws(StoreError) -> [String] {
    guard limit > 0, let query = Self.query(words) else { return [] }
    return try read { db in
      // Newest first by the index itself: the scan ends with the last prompt that is wanted.
      let texts = try String.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT m.text FROM message_text AS f CROSS JOIN said AS s ON s.moment = f.rowid
              CROSS JOIN messages AS m ON m.key = s.message
              CROSS JOIN conversations AS c ON c.id = m.conversation
            WHERE f.message_text MATCH ?1 AND m.role = 'user' AND c.deleted_at IS NULL
              AND (?2 IS NULL OR m.conversation = ?2)
            ORDER BY f.rowid DESC
            """), arguments: [query, conversation?.rawValue])
      var seen: Set<String> = []
      var prompts: [String] = []
      while prompts.count < limit, let text = try texts.next() {
        if seen.insert(text).inserted { prompts.append(text) }
      }
      return prompts
    }
  }

  /// Each word as a prefix, in the text alone; what stands in quotes is no operator. nil: no word has
  /// a letter or a digit, and the index would find nothing.
  private static func query(_ words: [String]) -> String? {
    let terms = words.filter { $0.contains { $0.isLetter || $0.isNumber } }.map {
      "\"" + $0.replacing("\"", with: "\"\"") + "\"*"
    }
    return terms.isEmpty ? nil : "{text} : (" + terms.joined(separator: " ") + ")"
  }
}
