import Chat
import GRDB

/// elia's database: a chat with its messages. Early ones have fewer columns.
final class EliaSource: KeyedSource {
  init(_ database: DatabaseQueue, name: String, file: ForeignFile) throws {
    let keys = try database.read { db in
      try String.fetchAll(db, sql: "SELECT CAST(id AS TEXT) FROM chat ORDER BY id")
    }
    super.init(database, keys: keys, name: name, file: file)
  }

  override func read(
    _ key: String, _ problems: inout [ImportProblem], in db: Database
  ) throws -> ImportedConversation? {
    let row = try Row.fetchOne(db, sql: "SELECT * FROM chat WHERE id = ?", arguments: [Int64(key)])
    guard let chat = row.map(ForeignRow.init) else { return nil }
    var tree = ImportedTree()
    tree.title = chat.text("title")
    tree.model = chat.text("model")
    tree.createdAt = ImportedTime.date(chat.text("started_at"))
    tree.isArchived = chat.number("archived") == 1
    let rows = try Row.fetchCursor(
      db, sql: "SELECT * FROM message WHERE chat_id = ? ORDER BY timestamp, id",
      arguments: [Int64(key)])
    var previous: String?
    var index = 0
    while let row = try rows.next().map(ForeignRow.init) {
      index += 1
      guard let own = row.text("id"), let role = Self.role(row.text("role")),
        let text = row.text("content")
      else {
        problems.append(
          ImportProblem(
            place: place(of: key).inside("message \(index)"),
            reason: "its role or its text is none: left out"))
        continue
      }
      if role == .system, tree.nodes.isEmpty, tree.systemPrompt == nil {
        tree.systemPrompt = text
        continue
      }
      let model = role == .assistant ? row.text("model") ?? tree.model : nil
      tree.nodes.append(
        ImportedNode(
          own, parent: row.text("parent_id") ?? previous,
          time: ImportedTime.date(row.text("timestamp")),
          content: ImportedNode.Content(role, text, model: model)))
      previous = own
    }
    // Its numbers begin anew in each database: when it began tells them apart.
    var own = ContentName()
    own.add(key)
    own.add(chat.text("started_at") ?? tree.nodes.first?.content?.text ?? "")
    return tree.conversation(
      named: own.text, format: ImportFormat.elia.rawValue, fallback: fallback,
      place: place(of: key))
  }

  private static func role(_ name: String?) -> Role? {
    switch name {
    case "user": .user
    case "assistant", "tool", "function": .assistant
    case "system": .system
    default: nil
    }
  }
}
