/// A conversation as Markdown: facts in front (YAML), then a heading for each message and its text as
/// it is. Times are UTC.
struct MarkdownExport {
  let conversation: Conversation
  let summary: ExportSummary
  let version: String

  var head: String {
    var lines = [
      "---", "title: \(QuotedText.quoted(conversation.title))", "id: \(conversation.id.rawValue)",
    ]
    lines.append("created: \(CivilTime(conversation.createdAt).iso8601)")
    lines.append("updated: \(CivilTime(conversation.updatedAt).iso8601)")
    lines.append("models: \(list(summary.models.map(\.rawValue)))")
    lines.append("tags: \(list(conversation.tags))")
    lines.append("messages: \(summary.messages)")
    if let tokens = summary.promptTokens { lines.append("prompt_tokens: \(tokens)") }
    if let tokens = summary.completionTokens { lines.append("completion_tokens: \(tokens)") }
    if let cost = summary.cost { lines.append("cost_usd: \(cost)") }
    if let endpoint = conversation.endpoint {
      lines.append("endpoint: \(QuotedText.quoted(endpoint))")
    }
    if let system = conversation.options.systemPrompt {
      lines.append("system: \(QuotedText.quoted(system))")
    }
    lines += ["exported_by: \(QuotedText.quoted("Confab \(version)"))", "---", ""]
    if !conversation.title.isEmpty { lines.append("# \(conversation.title)\n") }
    return lines.joined(separator: "\n")
  }

  func text(of message: Message) -> String {
    let time = CivilTime(message.createdAt)
    var parts = ["\n## \(message.exportSpeaker) · \(time.date) \(time.clock) UTC\n"]
    if let names = names(of: message) { parts.append("<!-- \(names) -->\n") }
    if !message.reasoning.isEmpty {
      parts.append("<details><summary>Reasoning</summary>\n\n\(message.reasoning)\n\n</details>\n")
    }
    let text = message.labelledText
    if !text.isEmpty { parts.append(text.hasSuffix("\n") ? text : text + "\n") }
    if let note = message.exportNote { parts.append("> *\(note)*\n") }
    return parts.joined(separator: "\n")
  }

  /// What an answer is known by, here and to the API's support.
  private func names(of message: Message) -> String? {
    guard message.role == .assistant else { return nil }
    let last = message.attempts.last
    return [
      ("id", message.id.rawValue), ("request", last?.requestID),
      ("generation", last?.generationID),
    ].compactMap { name, value in value.map { "\(name): \(Self.harmless($0))" } }
      .joined(separator: ", ")
  }

  /// What a server sends as an identifier cannot end a comment.
  private static func harmless(_ identifier: String) -> String {
    identifier.singleLine.filter { $0 != "<" && $0 != ">" }
  }

  private func list(_ texts: [String]) -> String {
    "[\(texts.map(QuotedText.quoted).joined(separator: ", "))]"
  }
}
