import Chat
import GRDB

/// llm's database. Its older tables have a row for each prompt with its response; its newer ones a tree
/// of messages that conversations share. A database that was used for long has both.
///
/// Messages are named by what they say, and what was said before: so a conversation that is first in
/// the older tables and later in the newer ones is the same.
final class LLMSource: KeyedSource {
  private let tables: Set<String>

  init(_ database: DatabaseQueue, tables: Set<String>, name: String, file: ForeignFile) throws {
    self.tables = tables
    var sources: [String] = []
    if tables.contains("threads") { sources.append("SELECT id FROM threads") }
    if tables.contains("responses") {
      sources.append("SELECT coalesce(conversation_id, id) AS id FROM responses")
    }
    let keys = try database.read { db in
      try String.fetchAll(
        db, sql: "SELECT DISTINCT id FROM (\(sources.joined(separator: " UNION "))) ORDER BY id")
    }
    super.init(database, keys: keys, name: name, file: file)
  }

  override func read(
    _ key: String, _ problems: inout [ImportProblem], in db: Database
  ) throws -> ImportedConversation? {
    var tree = ImportedTree()
    tree.mergesTurns = true
    // The newer tables do not know the times that the older ones know.
    tree.identifierTime = LLMNames.time(of: key)
    let thread =
      tables.contains("threads")
      ? try String.fetchOne(db, sql: "SELECT id FROM threads WHERE id = ?", arguments: [key]) : nil
    if thread != nil {
      try LLMThread.read(key, into: &tree, tables: tables, in: db)
    } else {
      try LLMResponses.read(key, into: &tree, tables: tables, in: db)
    }
    return tree.conversation(
      named: key, format: ImportFormat.llm.rawValue, fallback: fallback,
      place: place(of: key))
  }
}

/// What was said before is a part of a message's name.
struct LLMNames {
  private(set) var last: String?

  /// An identifier of llm begins with its milliseconds since 1970, in ten digits of Crockford's base 32.
  static func time(of identifier: String) -> WallTime {
    let digits = identifier.lowercased().utf8.prefix(10).compactMap(digits.firstIndex(of:))
    guard identifier.utf8.count == 26, digits.count == 10 else { return WallTime(seconds: 0) }
    return WallTime(seconds: Double(digits.reduce(0) { $0 << 5 | $1 }) / 1000)
  }

  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  mutating func next(_ role: Role, _ text: String, _ reasoning: String = "") -> String {
    var name = ContentName()
    for part in [last ?? "", role.rawValue, text, reasoning] { name.add(part) }
    last = name.text
    return name.text
  }
}

/// The older tables: `responses`, each a prompt and what came of it.
enum LLMResponses {
  static func read(
    _ key: String, into tree: inout ImportedTree, tables: Set<String>, in db: Database
  ) throws {
    if tables.contains("conversations") {
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM conversations WHERE id = ?", arguments: [key])
      tree.title = row.flatMap { ForeignRow($0).text("name") }
      tree.model = row.flatMap { ForeignRow($0).text("model") }
    }
    var names = LLMNames()
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM responses WHERE coalesce(conversation_id, id) = ? ORDER BY datetime_utc, id
        """, arguments: [key])
    for row in rows.map(ForeignRow.init) {
      let time = ImportedTime.date(row.text("datetime_utc"))
      if let system = row.text("system"), !system.isEmpty, tree.systemPrompt == nil {
        tree.systemPrompt = system
      }
      let prompt = try prompt(row, into: &tree, tables: tables, in: db)
      var previous = names.last
      if !prompt.isEmpty {
        let name = names.next(.user, prompt)
        tree.nodes.append(
          ImportedNode(
            name, parent: previous, time: time, content: ImportedNode.Content(.user, prompt)))
        previous = name
      }
      let text = row.text("response") ?? ""
      let reasoning = row.text("reasoning") ?? ""
      guard !text.isEmpty || !reasoning.isEmpty else { continue }
      let took = row.number("duration_ms").map { $0 / 1000 }
      tree.nodes.append(
        ImportedNode(
          names.next(.assistant, text, reasoning), parent: previous,
          time: time.map { WallTime(seconds: $0.seconds + (took ?? 0)) },
          content: ImportedNode.Content(
            .assistant, text, reasoning: reasoning,
            model: row.text("resolved_model") ?? row.text("model"),
            attempt: LLMUsage.attempt(row, took: took))))
    }
  }

  private static func prompt(
    _ row: ForeignRow, into tree: inout ImportedTree, tables: Set<String>, in db: Database
  ) throws -> String {
    var parts = [row.text("prompt") ?? ""]
    guard let id = row.text("id") else { return parts[0] }
    if tables.contains("prompt_fragments") {
      let fragments = try String.fetchAll(
        db,
        sql: """
          SELECT f.content FROM prompt_fragments AS p JOIN fragments AS f ON f.id = p.fragment_id
          WHERE p.response_id = ? ORDER BY p."order"
          """, arguments: [id])
      parts = fragments + parts
    }
    if tables.contains("prompt_attachments") {
      let attachments = try Row.fetchAll(
        db,
        sql: """
          SELECT a.* FROM prompt_attachments AS p JOIN attachments AS a ON a.id = p.attachment_id
          WHERE p.response_id = ? ORDER BY p."order"
          """, arguments: [id])
      for row in attachments { parts.append(LLMAttachment.text(ForeignRow(row), into: &tree)) }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

enum LLMUsage {
  static func attempt(_ row: ForeignRow, took: Double?) -> ImportedNode.Attempted {
    var usage = Usage()
    usage.promptTokens = row.count("input_tokens")
    usage.completionTokens = row.count("output_tokens")
    return ImportedNode.Attempted(usage: usage == Usage() ? nil : usage, took: took)
  }
}

/// Something that was attached: its content, or where it is.
enum LLMAttachment {
  static func text(_ row: ForeignRow, into tree: inout ImportedTree) -> String {
    if let url = row.text("url") { return "![attachment](\(url))" }
    let path = row.text("path")
    let name = path?.split(separator: "/").last.map(String.init)
    guard let bytes = row.bytes("content"),
      let file = try? AttachableFile(bytes, name: ImportedText.label(name) ?? "attachment")
    else { return "[file: \(ImportedText.label(path ?? row.text("type")) ?? "attachment")]" }
    tree.attachments.append(file.attachment)
    return file.reference.text
  }
}
