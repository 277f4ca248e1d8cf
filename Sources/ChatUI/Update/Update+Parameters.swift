import Chat

/// What is sent along with prompts: parameters, presets, the system prompt.
extension Model {
  mutating func usePreset(_ name: String, at now: Now) -> [Effect] { [] }

  mutating func setSystemPrompt(_ text: String, at now: Now) -> [Effect] { [] }

  mutating func setParameter(_ text: String, at now: Now) -> [Effect] { [] }
}
