import Chat
import GRDB

/// Reads one branch of a conversation's tree: from its head up to the root.
enum Branch {
  /// The messages of the branch, root first, with their attempts, and where each stands among its
  /// siblings. When the head is not in the log (the program ended between two writes), the newest
  /// message is taken for it.
  static func fetch(
    of conversation: Conversation, in db: Database
  ) throws -> (messages: [Message], siblings: [MessageID: SiblingPosition]) {
    let arguments: StatementArguments = [
      "conversation": conversation.id.rawValue, "head": conversation.head?.rawValue,
    ]
    var messages: [MessageID: Message] = [:]
    var siblings: [MessageID: SiblingPosition] = [:]
    var leaf: MessageID?
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: messagesOfBranch), arguments: arguments)
    while let row = try rows.next() {
      let message = try MessageRow.message(row)
      messages[message.id] = message
      if row["is_leaf"] { leaf = message.id }
      let count: Int = row["sibling_count"]
      if count > 1 {
        siblings[message.id] = SiblingPosition(position: row["sibling_position"], count: count)
      }
    }
    let attempts = try Row.fetchCursor(
      db.cachedStatement(sql: attemptsOfBranch), arguments: arguments)
    while let row = try attempts.next() {
      messages[MessageID(rawValue: row["message"])]?.attempts.append(try AttemptRow.attempt(row))
    }
    var branch: [Message] = []
    // Taking each message out ends the walk even if a damaged log holds a circle.
    while let id = leaf, let message = messages.removeValue(forKey: id) {
      branch.append(message)
      leaf = message.parent
    }
    return (branch.reversed(), siblings)
  }

  /// `UNION`, not `UNION ALL`: a message that was met ends the recursion.
  private static let branch = """
    WITH RECURSIVE
    leaf (key) AS (
      SELECT coalesce(
        (SELECT key FROM messages WHERE id = :head AND conversation = :conversation),
        (SELECT key FROM messages WHERE conversation = :conversation
         ORDER BY created_at DESC, key DESC LIMIT 1))
    ),
    branch (key, parent) AS (
      SELECT key, parent FROM messages WHERE key = (SELECT key FROM leaf)
      UNION
      SELECT m.key, m.parent FROM branch JOIN messages AS m ON m.id = branch.parent
    )
    """

  private static let messagesOfBranch = """
    \(branch)
    SELECT m.*, m.key = (SELECT key FROM leaf) AS is_leaf,
      (SELECT count(*) FROM messages AS s
       WHERE s.parent IS m.parent AND s.conversation = m.conversation) AS sibling_count,
      (SELECT count(*) FROM messages AS s
       WHERE s.parent IS m.parent AND s.conversation = m.conversation
         AND (s.created_at, s.key) <= (m.created_at, m.key)) AS sibling_position
    FROM branch JOIN messages AS m ON m.key = branch.key
    """

  private static let attemptsOfBranch = """
    \(branch)
    SELECT a.* FROM branch JOIN messages AS m ON m.key = branch.key
      JOIN attempts AS a ON a.message = m.id
    ORDER BY a.message, a.number
    """
}
