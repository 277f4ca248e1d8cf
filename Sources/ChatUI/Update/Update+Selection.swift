import Chat

extension Model {
  mutating func perform(_ action: SelectionAction, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: SelectionEvent, at now: Now) -> [Effect] { [] }
}
