import Chat

/// What is done with the last answer and the last prompt by a command.
extension Model {
  mutating func copyFromAnswer(_ what: String, at now: Now) -> [Effect] { [] }

  mutating func saveFromAnswer(_ what: String, at now: Now) -> [Effect] { [] }

  mutating func findText(_ text: String, at now: Now) -> [Effect] { [] }

  mutating func editLastPrompt(at now: Now) -> [Effect] { [] }
}
