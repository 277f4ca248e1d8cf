import Chat

/// What is being written, beyond editing it: earlier prompts, taking back, the editor outside.
extension Model {
  mutating func perform(_ action: WritingAction, at now: Now) -> [Effect] { [] }
}
