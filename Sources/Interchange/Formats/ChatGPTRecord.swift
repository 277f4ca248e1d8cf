import Chat

/// A conversation of a ChatGPT export: a `mapping` of nodes that name their parents, with all branches.
enum ChatGPTRecord: RecordFormat {
  static let format = ImportFormat.chatgpt

  static func recognises(_ value: JSONValue) -> Bool { value["mapping"]?.isObject == true }

  static func read(
    _ value: JSONValue, _ context: inout RecordContext
  ) throws(BadRecord) -> ImportedConversation? {
    guard case .object(let nodes) = value["mapping"] else { throw BadRecord("it has no mapping") }
    guard let name = value["conversation_id"]?.nonEmptyString ?? value["id"]?.nonEmptyString
    else { throw BadRecord("it has no identifier") }
    var tree = ImportedTree()
    tree.mergesTurns = true
    tree.title = value["title"]?.string
    tree.createdAt = ImportedTime.seconds(value["create_time"]?.number)
    tree.updatedAt = ImportedTime.seconds(value["update_time"]?.number)
    tree.isArchived = value["is_archived"]?.bool == true
    tree.isStarred = value["is_starred"]?.bool == true
    tree.head = value["current_node"]?.string
    for (index, node) in nodes.enumerated() {
      let message = node.value.present("message")
      let own = message?["id"]?.nonEmptyString ?? node.key
      let time = ImportedTime.seconds(message?["create_time"]?.number)
      var content: ImportedNode.Content?
      if let message {
        if message["author"]?["role"]?.string == nil {
          context.note(
            "message \(index + 1) (\(ImportedText.label(own) ?? ""))", "it has no author: left out")
        } else {
          content = Self.content(message, into: &tree, context)
        }
      }
      tree.nodes.append(
        ImportedNode(node.key, parent: node.value["parent"]?.string, time: time, content: content))
    }
    tree.model =
      tree.nodes.last { $0.content?.model != nil }?.content?.model
      ?? value["default_model_slug"]?.nonEmptyString ?? "chatgpt"
    return tree.conversation(
      named: name, format: format.rawValue, fallback: context.fallback, place: context.place)
  }

  private static func content(
    _ message: JSONValue, into tree: inout ImportedTree, _ context: RecordContext
  ) -> ImportedNode.Content? {
    let metadata = message["metadata"]
    if let instructions = instructions(message) {
      if tree.systemPrompt == nil, !instructions.isEmpty { tree.systemPrompt = instructions }
      return nil
    }
    if metadata?["is_visually_hidden_from_conversation"]?.bool == true { return nil }
    let role: Role =
      switch message["author"]?["role"]?.string {
      case "user": .user
      case "system": .system
      default: .assistant
      }
    var text = ChatGPTText(message, role: role, files: context.files)
    text.read()
    tree.attachments += text.prompt.attachments
    return ImportedNode.Content(
      role, text.prompt.text, reasoning: text.reasoning.joined(separator: "\n\n"),
      model: role == .assistant ? metadata?["model_slug"]?.nonEmptyString : nil,
      state: state(message))
  }

  /// What the user wants each conversation to know, in its older and its newer form; nil: it is
  /// something else.
  private static func instructions(_ message: JSONValue) -> String? {
    let content = message["content"]
    var parts: [String?]
    if content?["content_type"]?.string == "user_editable_context" {
      parts = [content?["user_profile"]?.string, content?["user_instructions"]?.string]
    } else if message["metadata"]?["is_user_system_message"]?.bool == true {
      let data = message["metadata"]?["user_context_message_data"]
      parts = [data?["about_user_message"]?.string, data?["about_model_message"]?.string]
    } else {
      return nil
    }
    parts = parts.filter { $0?.isEmpty == false }
    return parts.compactMap(\.self).joined(separator: "\n\n")
  }

  private static func state(_ message: JSONValue) -> Message.State {
    if message["metadata"]?["finish_details"]?["type"]?.string == "interrupted" { return .stopped }
    switch message["status"]?.string {
    case "in_progress", "finished_partial_completion": return .interrupted
    default: return .complete
    }
  }
}
