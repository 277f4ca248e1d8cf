import Chat

extension Model {
  mutating func perform(_ action: BranchAction, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: BranchEvent, at now: Now) -> [Effect] { [] }
}
