/// A conversation as one line of JSON, as OpenAI's training files have it: what was said, and beside it
/// `metadata` with what it is known by. Answers of which nothing came are left out.
struct JSONLinesExport {
  let conversation: Conversation
  let version: String

  var head: String {
    var text = "{\"messages\":["
    if let system = conversation.options.systemPrompt { text += entry("system", system) }
    return text
  }

  /// No system prompt is in the head.
  var isEmptyBeforeMessages: Bool { conversation.options.systemPrompt == nil }

  func text(of message: Message) -> String? {
    guard message.role != .assistant || !message.text.isEmpty else { return nil }
    return entry(message.role.rawValue, message.labelledText)
  }

  var end: String {
    let facts: [(String, String)] = [
      ("id", conversation.id.rawValue), ("title", conversation.title),
      ("model", conversation.model.rawValue),
      ("created", CivilTime(conversation.createdAt).iso8601),
      ("updated", CivilTime(conversation.updatedAt).iso8601),
    ]
    let members = facts.map { "\(quoted($0)):\(quoted($1))" }
    let tags = conversation.tags.map(quoted).joined(separator: ",")
    return "],\"metadata\":{\(members.joined(separator: ",")),\"tags\":[\(tags)]"
      + ",\"exported_by\":\(quoted("Confab \(version)"))}}\n"
  }

  private func entry(_ role: String, _ content: String) -> String {
    "{\"role\":\(quoted(role)),\"content\":\(quoted(content))}"
  }

  private func quoted(_ string: String) -> String {
    var text = ""
    JSONText.append(string, to: &text)
    return text
  }
}
