import Chat

/// The first key, or a server without one.
extension Model {
  mutating func perform(_ action: SetupAction, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: SetupEvent, at now: Now) -> [Effect] { [] }
}
