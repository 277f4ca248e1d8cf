import Chat

/// A conversation as the messages of a request: `{"messages": [{"role": "user", "content": "…"}, …]}`.
/// What it says beside that (an identifier, a title, a model, times) is taken where it is there.
enum OpenAIRecord: RecordFormat {
  static let format = ImportFormat.openai

  static func recognises(_ value: JSONValue) -> Bool {
    guard let messages = value["messages"]?.array else { return false }
    return messages.isEmpty || messages.contains { $0["role"]?.string != nil }
  }

  static func read(
    _ value: JSONValue, _ context: inout RecordContext
  ) throws(BadRecord) -> ImportedConversation? {
    guard let messages = value["messages"]?.array else { throw BadRecord("it has no messages") }
    var tree = ImportedTree()
    // What is known beside it stands with it, or in a member of its own.
    let facts = value.present("metadata") ?? .null
    tree.title = (value["title"] ?? value["name"] ?? facts["title"])?.string
    tree.model = value["model"]?.nonEmptyString ?? facts["model"]?.nonEmptyString
    tree.createdAt = time(value, creation) ?? time(facts, creation)
    tree.updatedAt = time(value, change) ?? time(facts, change)
    add(messages, to: &tree, &context)
    var own = ContentName()
    own.add(tree.systemPrompt ?? "")
    own.add(tree.nodes.last?.name ?? "")
    return tree.conversation(
      named: value["conversation_id"]?.label ?? value["id"]?.label ?? facts["id"]?.label
        ?? own.text,
      format: format.rawValue, fallback: context.fallback, place: context.place)
  }

  /// Messages that follow one another. The first one, if it is the system's, is what is sent along.
  static func add(
    _ messages: [JSONValue], to tree: inout ImportedTree, _ context: inout RecordContext
  ) {
    tree.mergesTurns = true
    var name = ""
    for (index, message) in messages.enumerated() {
      guard message["role"]?.string != nil else {
        context.note("message \(index + 1)", "it has no role: left out")
        continue
      }
      let content = content(message, into: &tree)
      if content.role == .system, tree.nodes.isEmpty, tree.systemPrompt == nil {
        tree.systemPrompt = content.text
        continue
      }
      let parent = name.isEmpty ? nil : name
      // What was said before is a part of its name: so a longer version of the same goes on there.
      var made = ContentName()
      for part in [name, content.role.rawValue, content.text, content.reasoning] { made.add(part) }
      name = made.text
      tree.nodes.append(
        ImportedNode(
          name, parent: parent,
          time: time(message, creation),
          content: content))
    }
  }

  private static let creation = ["create_time", "created_at", "created", "timestamp"]
  private static let change = ["update_time", "updated_at", "updated"]

  private static func time(_ value: JSONValue, _ names: [String]) -> WallTime? {
    for name in names {
      guard let time = value.present(name) else { continue }
      if let date = ImportedTime.date(time.string) { return date }
      if let number = time.number {
        // Some count milliseconds.
        return ImportedTime.seconds(number > 1e11 ? number / 1000 : number)
      }
    }
    return nil
  }

  private static func content(
    _ message: JSONValue, into tree: inout ImportedTree
  ) -> ImportedNode.Content {
    let name = message["role"]?.string ?? ""
    let role: Role =
      switch name {
      case "system", "developer": .system
      case "user", "human": .user
      default: .assistant
      }
    var prompt = PromptText(role)
    for part in message["content"]?.array ?? [] { add(part, to: &prompt) }
    if let text = message["content"]?.string { prompt.add(text) }
    if let refusal = message["refusal"]?.nonEmptyString { prompt.add(refusal) }
    tree.attachments += prompt.attachments
    let isTool = name == "tool" || name == "function"
    var reasoning: [String] = []
    for key in ["reasoning_content", "reasoning"] {
      if let text = message[key]?.nonEmptyString, reasoning.isEmpty { reasoning.append(text) }
    }
    var calls = message["tool_calls"]?.array ?? []
    if let call = message.present("function_call") { calls.append(call) }
    for call in calls {
      let call = call.present("function") ?? call
      let arguments = call["arguments"]?.string ?? call["arguments"]?.compactText ?? ""
      reasoning.append(
        "\(call["name"]?.string ?? "tool"):\n\(Fence.around(arguments, language: "json"))")
    }
    if isTool {
      let from = message["name"]?.nonEmptyString ?? "tool"
      reasoning.append("\(from) answered:\n\(Fence.around(prompt.text))")
    }
    return ImportedNode.Content(
      role, isTool ? "" : prompt.text, reasoning: reasoning.joined(separator: "\n\n"),
      model: role == .assistant ? message["model"]?.nonEmptyString ?? tree.model : nil)
  }

  private static func add(_ part: JSONValue, to prompt: inout PromptText) {
    if let text = part.string { return prompt.add(text) }
    let image = part.present("image_url")
    if let url = image?["url"]?.string ?? image?.string {
      return prompt.attach(url: url, name: part["name"]?.string)
    }
    if let text = part["text"]?.string ?? part["refusal"]?.string { return prompt.add(text) }
    guard let type = part["type"]?.nonEmptyString else { return }
    prompt.add("[\(type)]")
  }
}
