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
    if let system = conversation.options.systemPrompt {
      lines.append("system: \(QuotedText.quoted(system))")
    }
    lines += ["exported_by: \(QuotedText.quoted("Confab \(version)"))", "---", ""]
    if !conversation.title.isEmpty { lines.append("# \(conversation.title)\n") }
    return lines.joined(separator: "\n")
  }

  func text(of message: Message) -> String {
    let time = CivilTime(message.createdAt)
    var parts = ["\n## \(speaker(of: message)) · \(time.date) \(time.clock) UTC\n"]
    if !message.reasoning.isEmpty {
      parts.append("<details><summary>Reasoning</summary>\n\n\(message.reasoning)\n\n</details>\n")
    }
    let text = message.role == .user ? labelled(message.text) : message.text
    if !text.isEmpty { parts.append(text.hasSuffix("\n") ? text : text + "\n") }
    if let note = note(on: message) { parts.append("> \(note)\n") }
    return parts.joined(separator: "\n")
  }

  private func speaker(of message: Message) -> String {
    switch message.role {
    case .user: "You"
    case .system: "System"
    case .assistant: message.model?.rawValue ?? "Answer"
    }
  }

  /// Of what is attached, its label stands for it.
  private func labelled(_ text: String) -> String {
    AttachmentReference.pieces(of: text).map { piece in
      switch piece {
      case .text(let text): String(text)
      case .attachment(let reference, _): "[\(reference.label)]"
      }
    }.joined()
  }

  /// How an answer ended that is not whole.
  private func note(on message: Message) -> String? {
    switch message.state {
    case .complete: return nil
    case .streaming: return "*still being received when this was exported*"
    case .stopped: return "*stopped*"
    case .interrupted, .failed:
      let failure = message.attempts.last?.failure
      let words = [failure.map { FailureNames($0).title }, failure?.message.singleLine]
        .compactMap(\.self).filter { !$0.isEmpty }
      let what = message.state == .failed ? "no answer" : "broke off"
      return "*\(([what] + words).joined(separator: ": "))*"
    }
  }

  private func list(_ texts: [String]) -> String {
    "[\(texts.map(QuotedText.quoted).joined(separator: ", "))]"
  }
}
