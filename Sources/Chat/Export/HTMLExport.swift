/// A conversation as one HTML page that needs nothing else: no script, nothing loaded from anywhere, and a
/// policy that forbids both, should a text get past the escaping.
struct HTMLExport {
  let conversation: Conversation
  let summary: ExportSummary
  let version: String
  /// A message's Markdown as safe HTML.
  let html: (String) -> String

  var head: String {
    let title = conversation.title.isEmpty ? "Conversation" : conversation.title
    return """
      <!DOCTYPE html>
      <html>
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="\(HTMLText.escaped("Confab \(version)"))">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header>
      <h1>\(HTMLText.escaped(title))</h1>
      <p>\(facts.map(HTMLText.escaped).joined(separator: " · "))</p>
      \(system)</header>

      """
  }

  func text(of message: Message) -> String {
    let time = CivilTime(message.createdAt)
    var parts = [
      """
      <article class="\(message.role.rawValue)">
      <h2>\(HTMLText.escaped(message.exportSpeaker)) <time datetime="\(time.iso8601)">\(time.date) \
      \(time.clock) UTC</time></h2>
      """
    ]
    if !message.reasoning.isEmpty {
      parts.append(
        "<details><summary>Reasoning</summary>\n\(html(message.reasoning))\n</details>")
    }
    // What was typed stands as it was typed.
    let text = message.labelledText
    if !text.isEmpty {
      parts.append(
        message.role == .assistant
          ? html(text) : "<div class=\"typed\">\(HTMLText.escaped(text))</div>")
    }
    if let note = message.exportNote {
      parts.append("<p class=\"note\">\(HTMLText.escaped(note))</p>")
    }
    return parts.joined(separator: "\n") + "\n</article>\n"
  }

  let end = "</body>\n</html>\n"

  private var facts: [String] {
    var facts = ["created \(CivilTime(conversation.createdAt).date)"]
    if !summary.models.isEmpty {
      facts.append(summary.models.map(\.rawValue).joined(separator: ", "))
    }
    facts.append("\(summary.messages) message\(summary.messages == 1 ? "" : "s")")
    if let tokens = summary.promptTokens { facts.append("\(tokens) tokens in") }
    if let tokens = summary.completionTokens { facts.append("\(tokens) tokens out") }
    if let cost = summary.cost { facts.append("$\(cost)") }
    return facts + conversation.tags.map { "#\($0)" } + ["id \(conversation.id.rawValue)"]
  }

  private var system: String {
    guard let text = conversation.options.systemPrompt else { return "" }
    return """
      <details><summary>System prompt</summary>
      <div class="typed">\(HTMLText.escaped(text))</div>
      </details>

      """
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { font: 1rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
    h1 { line-height: 1.2; } h2 { font-size: 1rem; margin: 0 0 .5rem; }
    header p, time, .note { opacity: .7; font-size: .875rem; font-weight: normal; }
    article { border-top: 1px solid #8886; padding: 1rem 0; overflow-wrap: break-word; }
    .typed { white-space: pre-wrap; } .user { background: #8881; padding: 1rem; }
    pre { overflow-x: auto; padding: .75rem; background: #8882; } code { font-family: monospace; }
    blockquote { border-left: 3px solid #8888; margin-left: 0; padding-left: 1rem; }
    table { border-collapse: collapse; } td, th { border: 1px solid #8888; padding: .25rem .5rem; }
    """
}
