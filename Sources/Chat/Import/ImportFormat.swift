/// What can be imported.
package enum ImportFormat: String, CaseIterable, Hashable, Sendable {
  case chatgpt, claude, openai, llm, elia, aichat, confab

  /// As people call it.
  package var title: String {
    switch self {
    case .chatgpt: "ChatGPT export"
    case .claude: "Claude export"
    case .openai: "OpenAI-style messages"
    case .llm: "llm's database"
    case .elia: "elia's database"
    case .aichat: "aichat session"
    case .confab: "Confab's own JSON"
    }
  }
}
