import Chat

extension Model {
  mutating func perform(_ action: FindAction, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: FindEvent, at now: Now) -> [Effect] { [] }
}
