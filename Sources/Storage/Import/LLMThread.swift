import Chat
import GRDB

/// A conversation of llm's newer tables: a thread points at the last message of a chain, its turns at
/// others; messages are made of parts.
enum LLMThread {
  static func read(
    _ key: String, into tree: inout ImportedTree, tables: Set<String>, in db: Database
  ) throws {
    let thread = try Row.fetchOne(db, sql: "SELECT * FROM threads WHERE id = ?", arguments: [key])
    tree.title = thread.flatMap { ForeignRow($0).text("name") }
    let tip = thread.flatMap { ForeignRow($0).text("tip_message_hash") }
    let turns = try Row.fetchAll(
      db, sql: "SELECT * FROM turns WHERE thread_id = ? ORDER BY datetime_utc, id",
      arguments: [key]
    ).map(ForeignRow.init)
    tree.createdAt =
      ImportedTime.date(thread.flatMap { ForeignRow($0).text("datetime_utc") })
      ?? ImportedTime.date(turns.first?.text("datetime_utc"))
    tree.model = turns.last?.text("model")
    var reader = Reader(tree: tree, hasFragments: tables.contains("fragments"))
    for turn in turns { try reader.read(turn, in: db) }
    if let tip { try reader.add(tip, in: db) }
    reader.tree.head = tip.flatMap { reader.names[$0]?.last }
    tree = reader.tree
  }

  private struct Reader {
    var tree: ImportedTree
    let hasFragments: Bool
    /// By the hash of a message: its name, which holds those before it.
    var names: [String: LLMNames] = [:]

    init(tree: ImportedTree, hasFragments: Bool) {
      self.tree = tree
      self.hasFragments = hasFragments
    }

    mutating func read(_ turn: ForeignRow, in db: Database) throws {
      let time = ImportedTime.date(turn.text("datetime_utc"))
      if let parent = turn.text("parent_message_hash") { try add(parent, time: time, in: db) }
      guard let tip = turn.text("tip_message_hash") else { return }
      let took = turn.number("duration_ms").map { $0 / 1000 }
      try add(
        tip, time: time.map { WallTime(seconds: $0.seconds + (took ?? 0)) },
        model: turn.text("resolved_model") ?? turn.text("model"),
        attempt: LLMUsage.attempt(turn, took: took), in: db)
    }

    /// Adds a message with all those before it that are not there yet.
    mutating func add(
      _ hash: String, time: WallTime? = nil, model: String? = nil,
      attempt: ImportedNode.Attempted? = nil, in db: Database
    ) throws {
      var way: [(hash: String, role: String)] = []
      var next: String? = hash
      var seen: Set<String> = []
      while let hash = next, names[hash] == nil, seen.insert(hash).inserted,
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT * FROM messages WHERE hash = ?"), arguments: [hash]
        ).map(ForeignRow.init)
      {
        way.append((hash, row.text("role") ?? ""))
        next = row.text("parent_hash")
      }
      var before = next.flatMap { names[$0] } ?? LLMNames()
      for (step, part) in way.enumerated().reversed() {
        let content = try content(of: part.hash, role: part.role, in: db)
        let isLast = step == 0
        if content.role == .system, before.last == nil, tree.systemPrompt == nil {
          tree.systemPrompt = content.text
          names[part.hash] = before
          continue
        }
        let parent = before.last
        let name = before.next(content.role, content.text, content.reasoning)
        names[part.hash] = before
        var node = ImportedNode(name, parent: parent, time: isLast ? time : nil, content: content)
        if content.role == .assistant {
          node.content?.model = isLast ? model ?? tree.model : tree.model
          node.content?.attempt = isLast ? attempt : nil
        }
        tree.nodes.append(node)
      }
    }

    private mutating func content(
      of hash: String, role: String, in db: Database
    ) throws -> ImportedNode.Content {
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM parts WHERE message_hash = ? ORDER BY position"),
        arguments: [hash])
      var texts: [String] = []
      var reasoning: [String] = []
      var isTool = false
      for row in rows.map(ForeignRow.init) {
        let payload = row.text("payload").flatMap { JSONParser.parse($0) }
        let text = try row.text("text") ?? resolved(payload, in: db)
        let tool = row.text("tool_name") ?? payload?["name"]?.string ?? "tool"
        switch row.text("type") {
        case "text": if !text.isEmpty { texts.append(text) }
        case "reasoning": if !text.isEmpty { reasoning.append(text) }
        case "tool_call":
          reasoning.append("\(tool):\n```json\n\(payload?["arguments"]?.compactText ?? "")\n```")
        case "tool_result":
          isTool = true
          let output = payload?["output"]
          reasoning.append("\(tool) answered:\n\(output?.string ?? output?.compactText ?? "")")
        case "attachment": texts += try attachments(row.text("id"), in: db)
        default: break
        }
      }
      let role: Role =
        isTool && texts.isEmpty
        ? .assistant : role == "user" ? .user : role == "system" ? .system : .assistant
      return ImportedNode.Content(
        role, texts.joined(separator: "\n"), reasoning: reasoning.joined(separator: "\n\n"))
    }

    /// Text that is put together of shared pieces and its own.
    private func resolved(_ payload: JSONValue?, in db: Database) throws -> String {
      var text = payload?["text"]?.string ?? ""
      for piece in payload?["text_ref"]?.array ?? [] {
        if let literal = piece["literal"]?.string {
          text += literal
        } else if let fragment = piece["fragment"]?.count, hasFragments {
          text +=
            try String.fetchOne(
              db, sql: "SELECT content FROM fragments WHERE id = ?", arguments: [fragment]) ?? ""
        }
      }
      return text
    }

    private mutating func attachments(_ part: String?, in db: Database) throws -> [String] {
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT a.* FROM part_attachments AS p JOIN attachments AS a ON a.id = p.attachment_id
          WHERE p.part_id = ? ORDER BY p."order"
          """, arguments: [part])
      return rows.map { LLMAttachment.text(ForeignRow($0), into: &tree) }
    }
  }
}
