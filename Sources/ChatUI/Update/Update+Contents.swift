import Chat

extension Model {
  mutating func perform(_ action: ContentsAction, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: ContentsEvent, at now: Now) -> [Effect] { [] }
}
