import Chat

/// A conversation of a Claude export: `chat_messages`, with branches where messages name their parents.
enum ClaudeRecord: RecordFormat {
  static let format = ImportFormat.claude

  static func recognises(_ value: JSONValue) -> Bool { value["chat_messages"]?.array != nil }

  static func read(
    _ value: JSONValue, _ context: inout RecordContext
  ) throws(BadRecord) -> ImportedConversation? {
    guard let messages = value["chat_messages"]?.array else {
      throw BadRecord("it has no messages")
    }
    guard let name = value["uuid"]?.nonEmptyString else { throw BadRecord("it has no uuid") }
    var tree = ImportedTree()
    tree.title = value["name"]?.string
    tree.model = value["model"]?.nonEmptyString
    tree.createdAt = ImportedTime.date(value["created_at"]?.string)
    tree.updatedAt = ImportedTime.date(value["updated_at"]?.string)
    tree.isStarred = value["is_starred"]?.bool == true
    tree.head = value["current_leaf_message_uuid"]?.string
    let namesParents = messages.contains { $0.present("parent_message_uuid") != nil }
    var previous: String?
    for (index, message) in messages.enumerated() {
      let role: Role
      switch message["sender"]?.string {
      case "human": role = .user
      case "assistant": role = .assistant
      case let other:
        let who = other.flatMap(ImportedText.label).map { "“\($0)”" } ?? "nobody"
        context.note("message \(index + 1)", "\(who) is said to have sent it: left out")
        continue
      }
      let own = message["uuid"]?.nonEmptyString ?? "message \(index)"
      let parent = namesParents ? message["parent_message_uuid"]?.string : previous
      previous = own
      var text = ClaudeText(role)
      text.read(message)
      tree.attachments += text.prompt.attachments
      tree.nodes.append(
        ImportedNode(
          own, parent: parent, time: ImportedTime.date(message["created_at"]?.string),
          content: ImportedNode.Content(
            role, text.prompt.text, reasoning: text.reasoning.joined(separator: "\n\n"),
            model: message["model"]?.nonEmptyString ?? tree.model ?? "claude")))
    }
    return tree.conversation(
      named: name, format: format.rawValue, fallback: context.fallback, place: context.place)
  }
}

/// What a message of a Claude export says: its blocks, or in older exports its text, and what was
/// attached.
private struct ClaudeText {
  var prompt: PromptText
  var reasoning: [String] = []

  init(_ role: Role) { prompt = PromptText(role) }

  mutating func read(_ message: JSONValue) {
    for block in message["content"]?.array ?? [] { add(block) }
    if prompt.text.isEmpty { prompt.add(message["text"]?.string ?? "") }
    for attachment in message["attachments"]?.array ?? [] {
      let content = attachment["extracted_content"]?.nonEmptyString
      prompt.attach(
        content.map { Array($0.utf8) },
        name: attachment["file_name"]?.nonEmptyString ?? "pasted.txt",
        kind: "file")
    }
    for file in message["files"]?.array ?? [] {
      prompt.attach(nil, name: file["file_name"]?.string, kind: "file")
    }
  }

  private mutating func add(_ block: JSONValue) {
    switch block["type"]?.string {
    case "text", "voice_note": prompt.add(block["text"]?.string ?? "")
    case "thinking":
      if let text = block["thinking"]?.nonEmptyString { reasoning.append(text) }
    case "tool_use": addUse(block)
    case "tool_result": addResult(block)
    case "image": prompt.attach(nil, name: block["file_name"]?.string, kind: "picture")
    default: if let text = block["text"]?.nonEmptyString { prompt.add(text) }
    }
  }

  /// What it made to be read is a part of the answer; what it did on its way is not.
  private mutating func addUse(_ block: JSONValue) {
    let name = block["name"]?.string ?? "tool"
    let input = block.present("input") ?? .null
    if name == "artifacts", let content = input["content"]?.nonEmptyString {
      let title = input["title"]?.nonEmptyString.map { "**\($0)**\n\n" } ?? ""
      let isText = input["type"]?.string == "text/markdown"
      let language = input["language"]?.string ?? ""
      prompt.add(title + (isText ? content : Fence.around(content, language: language)))
    } else {
      reasoning.append("\(name):\n\(Fence.around(input.compactText, language: "json"))")
    }
  }

  private mutating func addResult(_ block: JSONValue) {
    var text = (block["content"]?.array ?? []).compactMap { $0["text"]?.string }
      .joined(separator: "\n")
    if text.isEmpty { text = block["content"]?.string ?? "" }
    guard !text.isEmpty else { return }
    reasoning.append("\(block["name"]?.string ?? "tool") answered:\n\(Fence.around(text))")
  }
}
